// What the judges look at: the scene, what was read of the database, and what was sent to whom and when.
import { createHmac } from 'node:crypto';
import { callBackCode } from '../../src/domain/call-back-code.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { contentOf, record } from '../../src/sandbox/connector/posted-message.ts';
import type { CardPart } from '../../src/sandbox/connector/posted-message.ts';
import type { Company } from './company.ts';
import type { Facts } from './facts.ts';
import type { Delivery } from './ledger.ts';
import type { Scene } from './scene.ts';

/** A card or sentence on its way to a chat: a message, a repaint, or the answer to a click. */
export interface Shown {
  readonly at: number;
  /** Object id of the person whose own chat it is; undefined in the helpdesk's channel. */
  readonly person: string | undefined;
  /** Everything readable on it. */
  readonly text: string;
  /** All of it. */
  readonly body: string;
}

export interface Seen extends Scene {
  readonly facts: Facts;
  readonly company: Company;
  /** Takes in what was shown since the last time, for `shown`. */
  readonly collect: () => void;
  readonly shown: () => readonly Shown[];
  /** Every code that a request can have had so far. */
  readonly codesOf: (request: number) => ReadonlySet<string>;
  readonly fingerprint: (text: string) => string;
}

/** Says what is wrong, in sentences that begin with the invariant; remembers by itself how far it has looked. */
export type Judge = () => readonly string[];

export function createSeen(scene: Scene, facts: Facts, company: Company): Seen {
  const sent: Shown[] = [];
  let batch: readonly Shown[] = [];
  let answered = 0;
  watch(scene, (one) => sent.push(one));
  const keyedHash = (text: string): Uint8Array => createHmac('sha256', scene.secret).update(text).digest();
  const codes = new Map<string, ReadonlySet<string>>();
  return {
    ...scene,
    facts,
    company,
    collect: () => {
      const answers = scene.ledger.answered.slice(answered);
      answered += answers.length;
      batch = [...sent.splice(0), ...answers.flatMap(shownBy)];
    },
    shown: () => batch,
    codesOf: (request) => {
      const issues = facts.of(request).map(({ event }) => Number(event['issue'] ?? 1));
      const last = Math.max(1, ...issues) + facts.of(request).filter(({ kind }) => endsIssue(kind)).length;
      const key = `${request}/${last}`;
      const found = codes.get(key) ?? codesUpTo(keyedHash, request, last);
      codes.set(key, found);
      return found;
    },
    fingerprint: (text) =>
      Buffer.from(keyedHash(`fingerprint/${text}`))
        .toString('hex')
        .slice(0, 24),
  };
}

function shownBy({ person, answer }: Delivery): readonly Shown[] {
  const value = answer?.body?.['value'];
  if (answer === undefined || value === undefined) return [];
  const text = typeof value === 'string' ? value : visibleText(record(value) ?? {});
  return [{ at: answer.at, person, text, body: JSON.stringify(value) }];
}

const endsIssue = (kind: string): boolean => ['approved', 'approvals_voided', 'code_replaced'].includes(kind);

const SLOTS = 3;

function codesUpTo(hash: (text: string) => Uint8Array, number: number, last: number): ReadonlySet<string> {
  const codes = new Set<string>();
  for (let issue = 1; issue <= last + 1; issue += 1)
    for (let slot = 0; slot < SLOTS; slot += 1) codes.add(callBackCode(hash, { number, slot, issue }));
  return codes;
}

/** The connector keeps every call it gets in a list; that list is told to say when. */
function watch({ connector }: Scene, onShown: (shown: Shown) => void): void {
  const calls = connector.calls as (typeof connector.calls)[number][];
  const push = calls.push.bind(calls);
  calls.push = (...added) => {
    for (const { path, body } of added) {
      const conversation = /^\/v3\/conversations\/([^/]+)/u.exec(path)?.[1];
      const activity = record(body) ?? {};
      if (conversation === undefined) continue;
      const person = conversation.startsWith('a:') ? conversation.slice(2) : undefined;
      onShown({ at: Date.now(), person, text: readable(activity), body: JSON.stringify(body ?? null) });
    }
    return push(...added);
  };
}

function readable(activity: CardPart): string {
  const { text = '', summary = '', card } = contentOf(activity);
  return [text, summary, card === undefined ? '' : visibleText(card)].join('\n');
}

/** The requests that a text names. */
export function numbersIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/LK-(\d{4,9})/gu)].map(([, digits]) => Number(digits)))];
}
