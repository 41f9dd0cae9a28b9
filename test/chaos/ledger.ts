// Everything people did and were answered, and everything that was done to the world, as the run remembers it.
import type { CardPart } from '../../src/sandbox/connector/posted-message.ts';

/** One activity as it was handed to an instance. Moments are real time. */
export interface Delivery {
  readonly at: number;
  readonly person: string;
  readonly tenant: string;
  readonly verb?: string;
  readonly number?: number;
  readonly code?: string;
  readonly text?: string;
  /** Undefined while unanswered, and for good where the instance died or the person gave up. */
  answer?: { readonly at: number; readonly status: number; readonly body: CardPart | undefined };
}

/** A stretch of real time in which the world was not fair to the service; without an end it goes on. */
export interface Trouble {
  readonly from: number;
  until: number;
}

export interface Ledger {
  readonly deliveries: Delivery[];
  /** Those that were answered, in the order of the answers. */
  readonly answered: Delivery[];
  readonly lines: string[];
  /** Notes a trouble from now on; what is returned ends it. */
  readonly trouble: () => () => void;
  /** Whether there was no trouble in that stretch of real time. */
  readonly isFair: (from: number, until: number) => boolean;
  /** For how long a new registration stays invisible, in milliseconds. */
  registrationLag: number;
  /** How often each thing was done, by its name. */
  readonly counts: Map<string, number>;
  /** The last things that happened, for a finding. */
  readonly events: string[];
  readonly count: (what: string) => void;
  readonly note: (what: string) => void;
}

const KEPT_EVENTS = 60;
const AFTERMATH = 10_000;

export function createLedger(): Ledger {
  const counts = new Map<string, number>();
  const events: string[] = [];
  const troubles: Trouble[] = [];
  return {
    deliveries: [],
    answered: [],
    lines: [],
    registrationLag: 0,
    trouble: () => {
      const one: Trouble = { from: Date.now(), until: Infinity };
      troubles.push(one);
      // What the service makes of it takes a while longer.
      return () => void (one.until = Date.now() + AFTERMATH);
    },
    isFair: (from, until) => !troubles.some((one) => one.from <= until && one.until >= from),
    counts,
    events,
    count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    note: (what) => {
      events.push(what);
      if (events.length > KEPT_EVENTS) events.shift();
    },
  };
}
