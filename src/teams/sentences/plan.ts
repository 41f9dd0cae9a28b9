// The reset plan in words for an admin at three in the morning: what goes, what stays, and why.
import type { PinnedMethod } from '../../domain/method.ts';
import { defaultDoubt, defaultsWhileRemoving, waysLeft } from '../../domain/reset-plan.ts';
import type { KeepReason, PlannedRemoval, ResetPlan } from '../../domain/reset-plan.ts';
import { numbered } from '../card-data/frame.ts';
import type { Step } from '../card-data/frame.ts';
import { joined } from './joined.ts';
import { kindName, methodName } from './method.ts';

/**
 * What will be done, in order: the default changed first where that is planned, the removals, the sessions last; and what
 * may go wrong for a reason known before anybody approves.
 */
export function planSteps(plan: ResetPlan): readonly Step[] {
  const to = newDefaultName(plan);
  const doubt = defaultDoubt(plan);
  const removals = plan.remove
    .slice(0, MOST_STEPS)
    .map((method) => `${methodName(method)}: ${reasonFor(method)}${lastLine(plan, method)}`);
  const more = plan.remove.length - removals.length;
  return [
    ...numbered([
      ...(to === undefined ? [] : [`First, the default is changed to ${to}`]),
      ...removals,
      ...(more > 0 ? [`and ${more} more`] : []),
      ...(plan.sessions === 'revoke' ? ['Then, signed out everywhere'] : []),
    ]),
    ...(doubt === undefined ? [] : [{ mark: '!', line: MAY_REFUSE[doubt] }]),
  ];
}

const MOST_STEPS = 6;

const THEN_HANDS = 'then a person has to finish by hand, and this card says how.';

const MAY_REFUSE = {
  default_unclear: `Which method is their default can’t be seen. Microsoft may refuse to remove it while others stay; ${THEN_HANDS}`,
  others_unseen: `Microsoft may refuse to remove the default, since a method that can’t be seen may stay; ${THEN_HANDS}`,
} as const;

function lastLine(plan: ResetPlan, { id }: PlannedRemoval): string {
  const isDefault = plan.remove.length > 1 && defaultsWhileRemoving(plan).includes(id);
  return isDefault ? '; last, as the default' : '';
}

function reasonFor({ kind, reason }: PlannedRemoval): string {
  if (reason === 'chosen') return 'by choice';
  return kind === 'hardwareOath' ? 'deactivated only, as the portal does' : 'as the portal does';
}

/** The method that becomes the default, as people call it. */
export function newDefaultName({ changeDefaultTo, remove, keep }: ResetPlan): string | undefined {
  if (changeDefaultTo === undefined) return undefined;
  const method = [...remove, ...keep].find(({ id }: PinnedMethod) => id === changeDefaultTo.id);
  return method === undefined ? 'another method' : methodName(method);
}

const REASONS: Readonly<Record<KeepReason, string>> = {
  still_useful: 'may still let them in, so it is left alone',
  on_offer: 'left alone, unless it is gone with the phone',
  no_second_step: 'not a second step',
  lapses_by_itself: 'ends by itself',
  out_of_scope: 'left out by configuration',
  not_chosen: 'left alone by choice',
};

/** What stays, and why: one line per reason. */
export function keptLines({ keep }: ResetPlan): readonly string[] {
  const reasons = [...new Set(keep.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const methods = keep.filter((method) => method.reason === reason).map(methodName);
    return `${joined(methods, MOST_NAMED)}: ${REASONS[reason]}`;
  });
}

const MOST_NAMED = 3;

/** Kinds that the bot can't see, for what is not known. */
export function unseenLines({ unseen }: ResetPlan): readonly string[] {
  return unseen.length === 0
    ? []
    : [
        `What the bot isn’t allowed to see: ${joined(unseen.map(kindName), unseen.length)}. Such methods stay as they are.`,
      ];
}

const MOST_WAYS = 3;

/** The smallest fix, for the approver only: what may let the person in without any reset. */
export function waysLeftLines(plan: ResetPlan): readonly string[] {
  const ways = waysLeft(plan);
  if (ways.length === 0) return [];
  return [
    `${joined(ways.map(methodName), MOST_WAYS)}.`,
    'Ask on the call whether they can sign in with it. If so, nothing needs removing: Deny with “They can sign in another way”.',
  ];
}

/** What an approver chose, once somebody has. */
export function chosenLines(plan: ResetPlan): readonly string[] {
  const { remove, keep, sessions } = plan;
  const to = newDefaultName(plan);
  const byRule = remove.filter(({ reason }) => reason === 'in_scope').map(methodName);
  const added = remove.filter(({ reason }) => reason === 'chosen').map(methodName);
  const isOneOnly = keep.some(({ reason }) => reason === 'not_chosen');
  return [
    isOneOnly ? `Only ${joined(byRule)}; the other methods stay.` : 'Everything listed.',
    ...(to === undefined ? [] : [`The default is changed to ${to} first.`]),
    ...(added.length === 0 ? [] : [`Also ${joined(added)}.`]),
    ...(sessions === 'revoke' ? ['Signed out everywhere afterwards.'] : []),
    ...(sessions === 'leave' ? ['Open sign-ins elsewhere stay open.'] : []),
  ];
}
