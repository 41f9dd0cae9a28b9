import { factsOf } from '../domain/audit.ts';
import { epochOf } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import { createOncePer } from './once-per.ts';
import type { Ports } from './ports.ts';

/** A click that was turned down: whose, on which request, and what it asked for. */
export interface TurnedDown {
  readonly by: ObjectId;
  readonly number: number;
  readonly verb: string;
  readonly refusal: Refusal;
}

/** Puts into the record that somebody tried what they may not do. */
export interface RefusalRecord {
  add(turnedDown: TurnedDown): Promise<void>;
}

const MINUTE = 60_000;

/** Enough to see what somebody is after; more of it in the same minute would only fill the record. */
const MOST_PER_PERSON = 10;

/** What happens to honest people: a missing code, or a click after somebody else's. */
const TRIVIAL: readonly Refusal['reason'][] = [
  'code_missing',
  'code_malformed',
  'ended',
  'decided',
  'last_step',
];

/**
 * A record that nobody can flood: the same refusal once a minute, and ten a minute of one person. It counts per
 * process, since the limit protects the record and decides nothing.
 */
export function createRefusalRecord({ audit, clock }: Pick<Ports, 'audit' | 'clock'>): RefusalRecord {
  const oncePerMinute = createOncePer(MINUTE, () => epochOf(clock.now()));
  const places = Array.from({ length: MOST_PER_PERSON }, (_, place) => place);
  return {
    add: async ({ by, number, verb, refusal: { reason } }) => {
      if (TRIVIAL.includes(reason)) return;
      if (!oncePerMinute(`${by} ${verb} ${number} ${reason}`)) return;
      if (!places.some((place) => oncePerMinute(`${by} ${place}`))) return;
      const facts = factsOf([{ kind: 'command_refused', by, verb, reason }], clock.now(), number);
      for (const fact of facts) await audit.append(fact);
    },
  };
}
