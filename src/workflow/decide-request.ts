// What approvers click: approve, deny, hand over, done by hand.
import { isAlarming } from '../domain/decide-approval.ts';
import { judgeCode } from '../domain/call-back-code.ts';
import type { CodeVerdict } from '../domain/call-back-code.ts';
import type { Command } from '../domain/command.ts';
import { minus } from '../domain/instant.ts';
import { stillPinned } from '../domain/drift.ts';
import type { ObjectId } from '../domain/person.ts';
import { plainText } from '../domain/plain-text.ts';
import type { DenyReason, NeedsHands, Request } from '../domain/request.ts';
import type { ResetChoice } from '../domain/reset-choice.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts, Changed } from './change-request.ts';
import { factsAbout } from './approver-facts.ts';
import type { Ports } from './ports.ts';
import type { RefusalRecord } from './refusal-record.ts';
import { unlisted } from './findings.ts';
import { currentPeople } from './roster.ts';
import { approverView, refusedView, roleIn, roleNow, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { Role, View } from './view.ts';

export type DecidePorts = ChangePorts &
  ShowPorts &
  Pick<Ports, 'helpdesk' | 'keys' | 'methods' | 'tallies'> & { readonly refusals: RefusalRecord };

/** A click on an approver's card: who, on which request, and the revision they had before their eyes. */
export interface Click {
  readonly by: ObjectId;
  readonly number: number;
  readonly revision: number;
}

const LONGEST_NOTE = 200;

/** Approve, with what the subject read out on the approver's own call, and what the approver chose of the plan. */
export async function approve(
  ports: DecidePorts,
  click: Click,
  { code, choice }: { readonly code?: string; readonly choice: ResetChoice },
): Promise<View> {
  const { by, number } = click;
  const people = await currentPeople(ports);
  // Counted after the reading, which may take long: clicks that wait for it side by side would all count too few.
  const since = minus(ports.clock.now(), 'PT1H');
  const approvedLately = await ports.tallies.count({ what: 'approved', who: by, since, except: number });
  return decided(ports, click, 'approve', (request) => ({
    kind: 'approve',
    by,
    facts: factsAbout(ports, by, request, people, { approvedLately }),
    code: verdictOf(ports, request, code),
    ...(code === undefined ? {} : { print: ports.keys.fingerprint(`${number}/${code}`) }),
    choice,
  }));
}

/** Deny, from any approver. "They did not ask for this" also alarms. */
export async function deny(
  ports: DecidePorts,
  click: Click,
  { reason, note }: { readonly reason?: string; readonly note?: string },
): Promise<View> {
  const people = await ports.helpdesk.last();
  return decided(ports, click, 'deny', (request) => ({
    kind: 'deny',
    by: click.by,
    facts: factsAbout(ports, click.by, request, people),
    reason: denyReason(reason),
    ...noteOf(note),
  }));
}

function denyReason(text: string | undefined): DenyReason {
  const known: readonly DenyReason[] = ['not_asked', 'password_known', 'another_way', 'not_convinced'];
  return known.find((reason) => reason === text) ?? 'other';
}

/** Hand over to the next step, with a word for whoever is asked then. */
export async function handOver(
  ports: DecidePorts,
  click: Click,
  { note }: { readonly note?: string },
): Promise<View> {
  const people = await ports.helpdesk.last();
  return decided(ports, click, 'hand_over', (request) => ({
    kind: 'hand_over',
    by: click.by,
    facts: factsAbout(ports, click.by, request, people),
    ...noteOf(note),
  }));
}

/** "I have it". */
export async function hold(ports: DecidePorts, click: Click): Promise<View> {
  const people = await ports.helpdesk.last();
  return decided(ports, click, 'hold', (request) => ({
    kind: 'hold',
    by: click.by,
    facts: factsAbout(ports, click.by, request, people),
  }));
}

/** What people write, as plain text; nothing where they wrote nothing. */
function noteOf(note: string | undefined): { readonly note?: string } {
  return note === undefined || note.trim() === '' ? {} : { note: plainText(note, LONGEST_NOTE) };
}

/** "Done by hand": believed only as far as a fresh list agrees. */
export async function doneByHand(ports: DecidePorts, click: Click): Promise<View> {
  const [people, stored] = await Promise.all([ports.helpdesk.last(), ports.requests.byNumber(click.number)]);
  const remaining = stored?.value.status === 'needs_hands' ? await leftOf(ports, stored.value) : undefined;
  return decided(ports, click, 'done_by_hand', (request) => ({
    kind: 'done_by_hand',
    by: click.by,
    facts: factsAbout(ports, click.by, request, people),
    left: request.status === 'needs_hands' ? (remaining?.left ?? request.left) : [],
    ...(remaining?.accountGone === true ? { accountGone: true } : {}),
  }));
}

interface Remaining {
  readonly left: readonly string[];
  readonly accountGone?: true;
}

/** What a fresh list still shows of the plan. Only if the directory agrees is an account without a list gone. */
async function leftOf(ports: DecidePorts, { subject, plan }: NeedsHands): Promise<Remaining> {
  const listed = await ports.methods.list(subject, plan);
  if (listed !== undefined) return { left: stillPinned(plan, listed, ports.keys.fingerprint) };
  if ((await ports.directory.person(subject)) !== undefined) throw unlisted();
  return { left: [], accountGone: true };
}

/** A click on an older revision repaints, unless it alarms; any other is judged on the current state, as it is when that is saved. */
async function decided(
  ports: DecidePorts,
  click: Click,
  verb: string,
  command: (request: Request) => Command,
): Promise<View> {
  const { by, number, revision } = click;
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return { card: 'not_available', what: 'unknown_request' };
  const role = await roleNow(ports, stored.value, by, roleIn(stored.value, by) ?? 'approver');
  const changed = await changeRequest(ports, number, (request) => {
    const wanted = command(request);
    const isOld = role !== undefined && request.revision > revision && !isAlarm(wanted);
    return isOld ? undefined : wanted;
  });
  return answer(ports, click, verb, { changed: role === undefined ? untold(changed) : changed, role });
}

/** What somebody heard on the phone is true whatever the plan has become since. */
function isAlarm(command: Command): boolean {
  return command.kind === 'deny' && isAlarming(command.reason);
}

/** Whoever has no part in a request is not told either how it ended and by whom. */
function untold(changed: Changed): Changed {
  const tells = changed.kind === 'refused' && changed.refusal.reason === 'ended';
  return tells ? { ...changed, refusal: { reason: 'not_an_approver' } } : changed;
}

async function answer(
  ports: DecidePorts,
  { by, number }: Click,
  verb: string,
  { changed, role }: { readonly changed: Changed; readonly role: Role | undefined },
): Promise<View> {
  if (changed.kind === 'unknown_request') return { card: 'not_available', what: 'unknown_request' };
  const refusal = 'refusal' in changed ? changed.refusal : undefined;
  if (changed.kind === 'refused') await ports.refusals.add({ by, number, verb, refusal: changed.refusal });
  if (role === 'approver') return approverView(ports, changed.request, by, refusal);
  if (refusal !== undefined) return refusedView(ports, refusal, number);
  return viewFor(ports, changed.request, role ?? 'follower', by);
}

function verdictOf(ports: DecidePorts, request: Request, typed: string | undefined): CodeVerdict {
  if (request.status !== 'awaiting_approval') return 'missing';
  const question = {
    typed,
    number: request.number,
    slot: request.approvals.length,
    code: request.code,
    used: request.approvals.flatMap(({ slot, issue }) => (issue === undefined ? [] : [{ slot, issue }])),
    lifetime: ports.rulebook.policy.codeLifetime,
    now: ports.clock.now(),
  };
  return judgeCode(question, ports.keys.keyedHash, ports.keys.equal);
}
