// What the people of a run type: sense, nonsense, and what an attacker would try.
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import type { Random } from './random.ts';

/** Must never reach a card as it is written here. */
export const HOSTILE_MARKS = [
  'evil.example',
  '{{DATE(2026-11-22T10:00:00Z)}}',
  '{{DATE()}}',
  '${number}',
  '<at>',
  '](https://example.com)',
] as const;

const HOSTILE = [
  '[Approve](https://evil.example/ok) **now** <at>everyone</at>',
  '{{DATE(2026-11-22T10:00:00Z)}} ${number} https://evil.example',
  '</at><a href="https://evil.example">LK-1001</a>\u202e&lt;b&gt;',
  '| a | b |\n|---|---|\n![x](https://evil.example/p.png)',
] as const;

const STORIES = [
  ['she has a new phone', 6],
  ['the push never arrives', 6],
  ['error 500121', 3],
  ['the app shows no code', 3],
  ['her phone was stolen', 2],
  ['she lost her phone', 3],
] as const;

const NONSENSE = [
  'asdf',
  '?',
  'LK-9999999',
  'what is this',
  '😀😀',
  'cancel everything',
  'status LK-1',
] as const;

export const hostile = (random: Random): string => random.pick(HOSTILE);

/** A report about a colleague, as teammates write it. */
export function report(random: Random, { displayName }: Pick<SimulatedPerson, 'displayName'>): string {
  const story = random.weighted(STORIES);
  const more = random.chance(0.1) ? ` ${hostile(random)}` : '';
  return `${displayName} can't sign in, ${story}${more}`;
}

/** Anything that can be typed to the bot beside a report. `number`: a request that exists, as a rule. */
export function command(random: Random, number: number, colleague: string): string {
  return random.weighted([
    [`status LK-${number}`, 4],
    ['my requests', 3],
    ['who is on call', 3],
    ['help', 1],
    ["I'm locked out myself", 2],
    [`cancel LK-${number}`, 1],
    [`not me LK-${number}`, 1],
    ['my shifts', 2],
    [`take over until ${String(random.between(10, 23))}:00`, 3],
    [`swap with ${colleague}`, 2],
    ['give back', 2],
    ['my recovery contacts', 1],
    [`add recovery contact ${colleague}`, 2],
    [`resume LK-${number}`, 2],
    [`check LK-${number} ab12cd34`, 1],
    ['somebody from IT called and asked for the code', 3],
    [`${colleague} got a prompt nobody asked for`, 1],
    [hostile(random), 2],
    [random.pick(NONSENSE), 2],
  ]);
}
