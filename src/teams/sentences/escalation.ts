// How far the escalation has come, for approvers: who was asked when, who has it, who handed over and why, who comes next.
import { leftOutAtEnd } from '../../domain/asked-people.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Hold } from '../../domain/hold.ts';
import { runningHolds } from '../../domain/hold.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ObjectId } from '../../domain/person.ts';
import type { AwaitingApproval } from '../../domain/request.ts';
import { nameOf } from '../card-data/frame.ts';
import type { NextAsked, People } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { apart, capital, joined } from './joined.ts';
import { timeOf } from './moment.ts';
import { passedOverLines } from './passed-over.ts';

/** Who reads, and what they are told beside the request. */
export interface EscalationReading {
  readonly people: People;
  readonly viewer: ObjectId;
  readonly next?: NextAsked;
}

/** The newest of each, and few names: more would hide what the card is for. */
const NEWEST = { steps: 3, handOvers: 2, holds: 2, names: 2, passedOver: 3 } as const;

/** So much fits on the card beside everything else. */
const MOST_CHARACTERS = 380;

/**
 * The escalation in two paragraphs: who was asked, and how it goes on. Where that would crowd the card, the sentences that matter
 * least for the decision are left out; the order of `byWeight` is that of their weight.
 */
export function escalationLines(
  words: Words,
  request: AwaitingApproval,
  reading: EscalationReading,
): readonly string[] {
  const { escalation } = request;
  const { people } = reading;
  const asked = askedLines(words, escalation, people);
  const handOvers = handOverLines(words, escalation, reading);
  const holds = holdLines(words, request, reading);
  const passedOver = passedOverLines(words, escalation, people, NEWEST.passedOver);
  const others = [...leftOutLines(words, escalation), ...pagerLines(words, escalation)];
  const next = nextLines(words, request, reading);
  const [newest = [], ...older] = handOvers.toReversed().map((line) => [line]);
  const byWeight = [...next, ...newest, ...holds, ...asked, ...passedOver, ...others, ...older.flat()];
  const kept = fitting(byWeight);
  return [
    [...asked, ...passedOver, ...others],
    [...handOvers, ...holds, ...next],
  ]
    .map((sentences) => words.paragraph(sentences.filter((one) => kept.has(one))))
    .filter((paragraph) => paragraph !== '');
}

function fitting(lines: readonly string[]): ReadonlySet<string> {
  const kept = new Set<string>();
  let left = MOST_CHARACTERS;
  for (const line of lines) {
    if (line.length > left) continue;
    kept.add(line);
    left -= line.length;
  }
  return kept;
}

const few = (words: Words, people: People, ids: readonly ObjectId[]): string =>
  joined(
    words,
    ids.map((id) => nameOf(words, people, id)),
    NEWEST.names,
  );

function askedLines(words: Words, { taken = [], notified }: Escalation, people: People): readonly string[] {
  const { say } = words;
  const steps = taken
    .map(({ at, people: who }) => ({ at, reached: who.filter((id) => notified.includes(id)) }))
    .filter(({ reached }) => reached.length > 0)
    .slice(-NEWEST.steps)
    .map(({ at, reached }) =>
      say('escalation.asked.step', { names: few(words, people, reached), time: timeOf(at) }),
    );
  return steps.length === 0 ? [] : [say('escalation.asked', { steps: apart(words, steps) })];
}

function handOverLines(
  words: Words,
  { handOvers = [] }: Escalation,
  reading: EscalationReading,
): readonly string[] {
  return handOvers.slice(-NEWEST.handOvers).map(({ by, note }) =>
    words.say(`escalation.handed_over.${whose(by, reading)}.${manner(note)}`, {
      name: capital(words, nameOf(words, reading.people, by)),
      note: note ?? '',
    }),
  );
}

const whose = (by: ObjectId, { viewer }: EscalationReading): 'you' | 'other' =>
  by === viewer ? 'you' : 'other';

/** A note that ends like a sentence needs no full stop after it. */
function manner(note: string | undefined): 'silently' | 'with_sentence' | 'with_words' {
  if (note === undefined) return 'silently';
  return /[.!?…。！？]$/u.test(note) ? 'with_sentence' : 'with_words';
}

function holdLines(words: Words, request: AwaitingApproval, reading: EscalationReading): readonly string[] {
  const { holds = [] } = request.escalation;
  return holds
    .filter((hold) => hold.over === undefined || isUndecided(request, hold))
    .slice(-NEWEST.holds)
    .map(({ by, until, over }) =>
      words.say(`escalation.${over === 'ran_out' ? 'had_it' : 'has_it'}.${whose(by, reading)}`, {
        name: capital(words, nameOf(words, reading.people, by)),
        time: timeOf(until),
      }),
    );
}

/** Whether it ran out and whoever had it has not approved since. */
const isUndecided = ({ approvals }: AwaitingApproval, { by, over }: Hold): boolean =>
  over === 'ran_out' && !approvals.some((one) => one.by === by);

function leftOutLines({ say }: Words, { taken = [] }: Escalation): readonly string[] {
  return taken
    .filter(({ leftOut }) => leftOut === true)
    .slice(-1)
    .map(({ at }) => say('escalation.left_out', { time: timeOf(at) }));
}

function pagerLines({ say }: Words, { taken = [] }: Escalation): readonly string[] {
  const last = taken.findLast(({ pager }) => pager !== undefined);
  return last?.pager === 'unanswered' ? [say('escalation.pager_unanswered')] : [];
}

function nextLines(
  words: Words,
  { escalation, expiresAt }: AwaitingApproval,
  reading: EscalationReading,
): readonly string[] {
  const { next, viewer, people } = reading;
  if (next === undefined) return lastLines(words, escalation, expiresAt);
  const holders = runningHolds(escalation.holds).map(({ by }) => by);
  const waitsFor = holders.length === 0 || holders.includes(viewer) ? 'silence' : 'hold';
  const names = next.people.map((id) =>
    id === viewer ? words.say('common.you') : nameOf(words, people, id),
  );
  const said = words.say(`escalation.next.${waitsFor}.${nextWho(next, viewer)}`, {
    holders: few(words, people, holders),
    holding: holders.length,
    names: joined(words, names, NEWEST.names),
    count: names.length,
    time: timeOf(next.at),
  });
  return [said];
}

function nextWho({ isEveryone, people }: NextAsked, viewer: ObjectId): 'everyone' | 'you' | 'others' {
  if (isEveryone) return 'everyone';
  return people.length === 1 && people[0] === viewer ? 'you' : 'others';
}

function lastLines({ say }: Words, escalation: Escalation, expiresAt: Instant): readonly string[] {
  const isLast = escalation.taken !== undefined && escalation.nextAt === undefined;
  const when = leftOutAtEnd(escalation) > 0 ? 'at_this_hour' : 'at_all';
  return isLast ? [say(`escalation.last.${when}`, { time: timeOf(expiresAt) })] : [];
}

/** Who says that they have it now, for the requester; undefined when nobody does. */
export function whoHasIt(words: Words, { holds }: Escalation, people: People): string | undefined {
  const names = runningHolds(holds).map(({ by }) => nameOf(words, people, by));
  return names.length === 0 ? undefined : joined(words, names);
}

/** Who had it and did not decide, for the requester. */
export function hadItLines(words: Words, request: AwaitingApproval, people: People): readonly string[] {
  const { holds = [] } = request.escalation;
  const over = holds.filter((hold) => isUndecided(request, hold)).slice(-1);
  return over.map(({ by, until }) =>
    words.say('escalation.did_not_decide', {
      name: capital(words, nameOf(words, people, by)),
      time: timeOf(until),
    }),
  );
}
