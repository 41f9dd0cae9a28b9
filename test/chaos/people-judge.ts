// I1, I2 and I3 as the record tells them: who did what, whether they did, and whether it was enough.
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import type { Case, Entry } from './facts.ts';
import { accountsOf } from './population.ts';
import type { Judge, Seen } from './seen.ts';

/** What somebody must have pressed for the record to say that they did it. */
const PRESSED: Readonly<Record<string, readonly string[]>> = {
  approved: ['approve'],
  code_refused: ['approve'],
  vouched: ['vouch_spoke'],
  vouch_withheld: ['vouch_have_not', 'vouch_not_sure'],
  handed_over: ['hand_over'],
  held: ['hold'],
  code_shown: ['show_code', 'new_code'],
  code_replaced: ['new_code'],
  hands_reported: ['done_by_hand'],
};

/** Entries that name people who need not have done anything themselves. */
const NAMED_ONLY = ['alarm_raised', 'hold_ran_out', 'turned_away', 'command_refused'];

/** The clock of the database and that of the run are the same; the milliseconds of both are rounded. */
const ROUNDING = 1_000;

export function judgePeople(seen: Seen): Judge {
  let read = 0;
  return () => {
    const { entries, cases } = seen.facts;
    const added = entries.slice(read);
    read = entries.length;
    const claimed = added.filter(({ kind }) => kind === 'claimed');
    return [
      ...[...cases().values()].flatMap(differentPeople),
      ...added.flatMap((entry) => reallyDone(seen, entry)),
      ...claimed.flatMap((entry) => enough(seen, entry)),
    ];
  };
}

const isOne = (one: string, other: string): boolean => accountsOf(one).includes(other);

/** From the first word or approval on, everybody in a request is somebody else. */
function differentPeople({
  number,
  requester,
  subject = 'nobody',
  approvals,
  vouches,
}: Case): readonly string[] {
  if (approvals.length + vouches.length === 0) return [];
  const named = [requester, subject, ...[...approvals, ...vouches].map(({ by }) => by)];
  return named.flatMap((id, at) =>
    named
      .slice(at + 1)
      .filter((other) => isOne(id, other))
      .map((other) => `I1: in LK-${number}, ${id} and ${other} are one person`),
  );
}

function reallyDone({ ledger, codesOf }: Seen, entry: Entry): readonly string[] {
  const { by, kind, request, noted, sequence } = entry;
  if (by === undefined || NAMED_ONLY.includes(kind)) return [];
  const where = `entry ${sequence} (${kind}${request === undefined ? '' : ` LK-${request}`})`;
  if (by === PEOPLE.gina.id) return [`I2: ${where} is by a guest`];
  const until = noted === 0 ? Infinity : noted + ROUNDING;
  const own = ledger.deliveries.filter(
    ({ person, tenant, at }) => person === by && tenant === TENANT_ID && at <= until,
  );
  if (own.length === 0) return [`I2: ${where} is by ${by}, who has said nothing so far`];
  const verbs = PRESSED[kind];
  if (verbs === undefined || request === undefined) return [];
  const presses = own.filter(({ verb = '', number }) => verbs.includes(verb) && number === request);
  if (presses.length === 0) return [`I2: ${where} is by ${by}, who never pressed ${verbs.join(' or ')}`];
  if (kind !== 'approved') return [];
  const codes = codesOf(request);
  const isProven = presses.some(({ code = '' }) => codes.has(code.replaceAll(/\D/gu, '')));
  return isProven ? [] : [`I3: ${where} by ${by} rests on no code of that request`];
}

interface Standing {
  tier: string;
  readonly approvers: string[];
  vouches: number;
}

/** Whether everything that the tier requires had come about when the reset was claimed. */
function enough({ facts }: Seen, claim: Entry): readonly string[] {
  const standing: Standing = { tier: 'none', approvers: [], vouches: 0 };
  for (const entry of facts.of(claim.request ?? 0)) {
    if (entry.sequence >= claim.sequence) break;
    follow(standing, entry);
  }
  const { tier, approvers, vouches } = standing;
  const people = approvers.filter((by, at) => !approvers.slice(0, at).some((other) => isOne(by, other)));
  const needed = tier === 'standard' ? { approvals: 1, vouches: 0 } : { approvals: 2, vouches: 1 };
  const where = `LK-${claim.request} was claimed at entry ${claim.sequence}`;
  return [
    ...(tier === 'standard' || tier === 'elevated' ? [] : [`I3: ${where} in the tier ${tier}`]),
    ...(people.length >= needed.approvals
      ? []
      : [`I3: ${where} with ${people.length} approvals in the tier ${tier}`]),
    ...(vouches >= needed.vouches ? [] : [`I3: ${where} without a voucher's word`]),
  ];
}

function follow(standing: Standing, { kind, by, event }: Entry): void {
  if (typeof event['tier'] === 'string') standing.tier = event['tier'];
  if (kind === 'approved' && by !== undefined) standing.approvers.push(by);
  if (kind === 'vouched') standing.vouches += 1;
  if (kind === 'approvals_voided' || kind === 'replanned' || kind === 'tier_raised')
    standing.approvers.length = 0;
}
