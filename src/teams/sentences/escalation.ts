// How far the escalation has come, for approvers: who was asked when, who has it, who handed over and why, who comes next.
import { leftOutAtEnd } from '../../domain/asked-people.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Hold } from '../../domain/hold.ts';
import { runningHolds } from '../../domain/hold.ts';
import type { ObjectId } from '../../domain/person.ts';
import type { AwaitingApproval } from '../../domain/request.ts';
import { nameOf } from '../card-data/frame.ts';
import type { NextAsked, People } from '../../workflow/view.ts';
import { capital, joined } from './joined.ts';
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
export function escalationLines(request: AwaitingApproval, reading: EscalationReading): readonly string[] {
  const { escalation } = request;
  const { people } = reading;
  const asked = askedLines(escalation, people);
  const handOvers = handOverLines(escalation, reading);
  const holds = holdLines(request, reading);
  const passedOver = passedOverLines(escalation, people, NEWEST.passedOver);
  const others = [...leftOutLines(escalation), ...pagerLines(escalation)];
  const next = nextLines(request, reading);
  const [newest = [], ...older] = handOvers.toReversed().map((line) => [line]);
  const byWeight = [...next, ...newest, ...holds, ...asked, ...passedOver, ...others, ...older.flat()];
  const kept = fitting(byWeight);
  return [
    [...asked, ...passedOver, ...others],
    [...handOvers, ...holds, ...next],
  ]
    .map((sentences) => sentences.filter((one) => kept.has(one)).join(' '))
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

const few = (people: People, ids: readonly ObjectId[]): string =>
  joined(
    ids.map((id) => nameOf(people, id)),
    NEWEST.names,
  );

function askedLines({ taken = [], notified }: Escalation, people: People): readonly string[] {
  const asked = taken
    .map(({ at, people: who }) => ({ at, reached: who.filter((id) => notified.includes(id)) }))
    .filter(({ reached }) => reached.length > 0)
    .slice(-NEWEST.steps)
    .map(({ at, reached }) => `${few(people, reached)} at ${timeOf(at)}`);
  return asked.length === 0 ? [] : [`Asked: ${asked.join('; ')}.`];
}

function handOverLines(
  { handOvers = [] }: Escalation,
  { people, viewer }: EscalationReading,
): readonly string[] {
  return handOvers.slice(-NEWEST.handOvers).map(({ by, note }) => {
    const words = note === undefined ? '.' : `: “${note}”${/[.!?…]$/u.test(note) ? '' : '.'}`;
    return `${by === viewer ? 'You' : capital(nameOf(people, by))} handed over${words}`;
  });
}

function holdLines(request: AwaitingApproval, reading: EscalationReading): readonly string[] {
  const { holds = [] } = request.escalation;
  return holds
    .filter((hold) => hold.over === undefined || isUndecided(request, hold))
    .slice(-NEWEST.holds)
    .map((hold) => {
      const who = subjectOf(hold, reading);
      const until = timeOf(hold.until);
      if (hold.over === 'ran_out') return `${who} had it until ${until}, and did not decide.`;
      return `${who} ${hold.by === reading.viewer ? 'have' : 'has'} it until ${until}.`;
    });
}

/** Whether it ran out and whoever had it has not approved since. */
const isUndecided = ({ approvals }: AwaitingApproval, { by, over }: Hold): boolean =>
  over === 'ran_out' && !approvals.some((one) => one.by === by);

const subjectOf = ({ by }: Hold, { people, viewer }: EscalationReading): string =>
  by === viewer ? 'You' : capital(nameOf(people, by));

function leftOutLines({ taken = [] }: Escalation): readonly string[] {
  return taken
    .filter(({ leftOut }) => leftOut === true)
    .slice(-1)
    .map(({ at }) => `A step was left out at ${timeOf(at)}: it is only for hours of high urgency.`);
}

function pagerLines({ taken = [] }: Escalation): readonly string[] {
  const last = taken.findLast(({ pager }) => pager !== undefined);
  return last?.pager === 'unanswered' ? ['The pager did not answer, so it woke nobody.'] : [];
}

const YOU = 'you';

function nextLines(
  { escalation, expiresAt }: AwaitingApproval,
  reading: EscalationReading,
): readonly string[] {
  const { next, viewer, people } = reading;
  const holders = runningHolds(escalation.holds).map(({ by }) => by);
  if (next === undefined) {
    const isLast = escalation.taken !== undefined && escalation.nextAt === undefined;
    const nobody =
      leftOutAtEnd(escalation) > 0 ? 'Nobody else is asked at this hour' : 'Nobody is left to ask';
    return isLast ? [`${nobody}. It ends at ${timeOf(expiresAt)}.`] : [];
  }
  const silence =
    holders.length === 0 || holders.includes(viewer)
      ? 'If nobody answers'
      : `If ${few(people, holders)} ${holders.length > 1 ? 'don’t' : 'doesn’t'} decide`;
  const names = next.people.map((id) => (id === viewer ? YOU : nameOf(people, id)));
  const whom = next.isEveryone
    ? 'every other approver is asked'
    : `${joined(names, NEWEST.names)} ${names.length > 1 || names[0] === YOU ? 'are' : 'is'} asked`;
  return [`${silence}, ${whom} at ${timeOf(next.at)}.`];
}

/** Who says that they have it now, for the requester; undefined when nobody does. */
export function whoHasIt({ holds }: Escalation, people: People): string | undefined {
  const running = runningHolds(holds);
  return running.length === 0 ? undefined : joined(running.map(({ by }) => nameOf(people, by)));
}

/** Who had it and did not decide, for the requester. */
export function hadItLines(request: AwaitingApproval, people: People): readonly string[] {
  const { holds = [] } = request.escalation;
  const over = holds.filter((hold) => isUndecided(request, hold)).slice(-1);
  return over.map(({ by, until }) => `${capital(nameOf(people, by))} did not decide by ${timeOf(until)}.`);
}
