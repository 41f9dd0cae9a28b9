// I3, I4, I5, I11 and I12: each method that really went away, held against what had to come before.
import type { GraphCall } from '../../src/sandbox/tenant/tenant.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import type { Spell } from './company.ts';
import type { Case, Entry } from './facts.ts';
import type { Judge, Seen } from './seen.ts';
import type { TrueRemoval } from './truth.ts';

/** The clocks are one; the milliseconds of the database and of the run are rounded each in its way. */
const ROUNDING = 30;
/** Between the reading of a brake and the saving of what it allows there are a few statements. */
const READ_TO_SAVED = 1_500;
/** How long a look at people and rights may take, in fair weather and in foul. */
const LOOK_TAKES = 5_000;
const LOOK_TAKES_IN_TROUBLE = 90_000;

export function judgeRemovals(seen: Seen): Judge {
  let judged = 0;
  let read = 0;
  return () => {
    const removals = seen.truth.removals.slice(judged);
    judged += removals.length;
    const from = read;
    read = seen.facts.entries.length;
    return [
      ...removals.flatMap((removal) => judgeRemoval(seen, removal)),
      ...halted(seen, from),
      ...afterEnd(seen, from),
      ...oncePerApproval(seen, from),
    ];
  };
}

function judgeRemoval(seen: Seen, removal: TrueRemoval): readonly string[] {
  const { at, person, method } = removal;
  const asked = seen.facts.entries.findLast(
    ({ kind, event, noted, request }) =>
      kind === 'removal_asked' &&
      event['method'] === method.id &&
      noted <= at + ROUNDING &&
      seen.facts.cases().get(request ?? 0)?.subject === person,
  );
  const what = `${method.kind} ${method.id} of ${person}`;
  const request = seen.facts.cases().get(asked?.request ?? 0);
  if (asked === undefined || request === undefined)
    return [`I3: ${what} was removed, and the record asks for no such removal`];
  const before = seen.facts.of(request.number).filter(({ sequence }) => sequence < asked.sequence);
  const claim = before.findLast(({ kind }) => kind === 'claimed');
  const approval = before.findLast(({ kind, event }) => kind === 'approved' && event['complete'] === true);
  if (claim === undefined || approval === undefined || approval.sequence > claim.sequence)
    return [`I3: ${what} was removed for LK-${request.number} without a claim that follows an approval`];
  const about = {
    seen,
    removal,
    asked,
    request,
    approval,
    what: `${what} was removed for LK-${request.number}`,
  };
  return [...lookedAgain(about), ...unfit(about, before), ...pinned(about)];
}

interface About {
  readonly seen: Seen;
  readonly removal: TrueRemoval;
  readonly asked: Entry;
  readonly request: Case;
  readonly approval: Entry;
  readonly what: string;
}

const epoch = (performanceTime: number): number => performance.timeOrigin + performanceTime;

/** Readings that were answered between two moments, the newest first. */
function readings({ tenant }: Seen, path: RegExp, from: number, until: number): readonly GraphCall[] {
  const found: GraphCall[] = [];
  for (let index = tenant.calls.length - 1; index >= 0; index -= 1) {
    const call = tenant.calls[index];
    // A call is answered within seconds, so that none before this one can matter.
    if (call === undefined || epoch(call.realStart) < from - ROUNDING) break;
    const { method, status, realEnd } = call;
    if (
      method === 'GET' &&
      status === 200 &&
      realEnd !== undefined &&
      epoch(realEnd) <= until + ROUNDING &&
      call.path.search(path) >= 0
    )
      found.push(call);
  }
  return found;
}

const RIGHTS = (person: string): RegExp => new RegExp(`/users/${person}/transitiveMemberOf/`, 'iu');
const METHODS = (person: string): RegExp => new RegExp(`/users/${person}/authentication/methods$`, 'iu');
const MEMBERS = new RegExp(`/groups/${GROUP_IDS.approvers}/transitiveMembers/`, 'iu');

/** Rights, approvers and methods must have been read between the approval and the removal. */
function lookedAgain({ seen, removal, asked, approval, request, what }: About): readonly string[] {
  const { person, at } = removal;
  const removedBefore = seen.facts
    .of(request.number)
    .findLast(
      ({ kind, sequence }) =>
        kind === 'removal_asked' && sequence < asked.sequence && sequence > approval.sequence,
    );
  const listFrom = removedBefore?.noted ?? approval.noted;
  const isMissing = (path: RegExp, from: number, until: number): boolean =>
    readings(seen, path, from, until).length === 0;
  return [
    ...(isMissing(RIGHTS(person), approval.noted, at)
      ? [`I3: ${what}, and the rights were not read since the approval`]
      : []),
    ...(isMissing(MEMBERS, approval.noted, at)
      ? [`I3: ${what}, and the approvers were not read since the approval`]
      : []),
    ...(isMissing(METHODS(person), listFrom, asked.noted)
      ? [`I12: ${what}, and the methods were not read again before`]
      : []),
  ];
}

/** Nobody unfit, and on nobody's word who is no approver, as far as the last look must have seen it. */
function unfit({ seen, removal, request, what }: About, before: readonly Entry[]): readonly string[] {
  const look = before.findLast(({ kind }) => kind === 'claimed' || kind === 'looked_again');
  if (look === undefined) return [];
  const takes = seen.ledger.isFair(look.noted - LOOK_TAKES_IN_TROUBLE, look.noted)
    ? LOOK_TAKES
    : LOOK_TAKES_IN_TROUBLE;
  const was = (spells: readonly Spell[] = []): boolean =>
    spells.some(({ from, until = Infinity }) => from < look.noted - takes && until > look.noted);
  const gone = request.approvals.filter(({ by }) => was(seen.company.left.get(by)));
  return [
    ...(was(seen.company.unfit.get(removal.person))
      ? [`I4: ${what}, who is an admin or on the deny list`]
      : []),
    ...gone.map(({ by }) => `I3: ${what} by the approval of ${by}, who is no approver any more`),
  ];
}

/** What went away is what was pinned, unless the other came where no list before could have shown it. */
function pinned({ seen, removal, asked, request, approval, what }: About): readonly string[] {
  const { person, method } = removal;
  const pin = request.remove.find(({ id }) => id === method.id);
  if (pin === undefined) return [`I12: ${what}, and the plan does not have it`];
  const number = method.kind === 'phone' ? seen.fingerprint(method.phoneNumber) : undefined;
  const isTime =
    pin.createdAt === undefined || Date.parse(pin.createdAt) === Date.parse(method.createdDateTime);
  if (isTime && pin.numberHash === number) return [];
  const visible = seen.truth.registeredAt(person, method) + seen.ledger.registrationLag + ROUNDING;
  const lists = readings(seen, METHODS(person), Math.max(visible, approval.noted), asked.noted);
  const couldBeSeen = lists.some(({ realStart }) => epoch(realStart) > visible);
  return couldBeSeen
    ? [`I12: ${what}, and it was registered after the plan was made, as the list showed`]
    : [];
}

/** No removal is begun while a halt is in force. */
function halted({ facts }: Seen, from: number): readonly string[] {
  let halt: Entry | undefined;
  return facts.entries.flatMap((entry, index) => {
    if (entry.kind === 'halt') halt = entry;
    if (entry.kind === 'halt_lifted') halt = undefined;
    if (index < from || entry.kind !== 'removal_asked' || halt === undefined) return [];
    const late = Math.round(entry.noted - halt.noted);
    return late > READ_TO_SAVED
      ? [
          `I11: a removal for LK-${entry.request} was begun ${late} ms after a halt (entries ${halt.sequence} and ${entry.sequence})`,
        ]
      : [];
  });
}

function afterEnd({ facts }: Seen, from: number): readonly string[] {
  return facts.entries.slice(from).flatMap(({ kind, request = 0, sequence }) => {
    if (kind !== 'removal_asked') return [];
    const end = facts.of(request).find((one) => one.kind === 'ended' && one.sequence < sequence);
    return end === undefined
      ? []
      : [
          `I11: a removal for LK-${request} was begun after its end (entries ${end.sequence} and ${sequence})`,
        ];
  });
}

/** One approval, one reset at most. */
function oncePerApproval({ facts }: Seen, from: number): readonly string[] {
  return facts.entries.slice(from).flatMap(({ kind, request = 0, sequence }) => {
    if (kind !== 'claimed') return [];
    const until = facts.of(request).filter((one) => one.sequence <= sequence);
    const claims = until.filter((one) => one.kind === 'claimed').length;
    const approvals = until.filter((one) => one.kind === 'approved' && one.event['complete'] === true).length;
    return claims > approvals
      ? [`I5: LK-${request} was claimed ${claims} times for ${approvals} approvals`]
      : [];
  });
}
