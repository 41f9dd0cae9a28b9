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
    .map((method) => [methodName(method), ...remarks(plan, method)].join(': '));
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

const MOST_STEPS = 5;

const THEN_HANDS = 'then a person has to finish by hand, and this card says how.';

const MAY_REFUSE = {
  default_unclear: `Which method is their default can’t be seen. Microsoft may refuse to remove it while others stay; ${THEN_HANDS}`,
  others_unseen: `Microsoft may refuse to remove the default, since a method that can’t be seen may stay; ${THEN_HANDS}`,
} as const;

/** What is different about this one, where anything is: at most one text. */
function remarks(plan: ResetPlan, { id, kind, reason }: PlannedRemoval): readonly string[] {
  const isDefault = plan.remove.length > 1 && defaultsWhileRemoving(plan).includes(id);
  const said = [
    ...(reason === 'chosen' ? ['by choice'] : []),
    ...(kind === 'hardwareOath' ? ['deactivated only'] : []),
    ...(isDefault ? ['last, as the default'] : []),
  ];
  return said.length === 0 ? [] : [said.join('; ')];
}

/** Heading of the plan. The portal removes all of a kind, so a part of it is not what the portal does. */
export function planTitle(plan: ResetPlan): string {
  const { remove, keep } = plan;
  const isPart = keep.some(({ reason }) => reason === 'not_chosen');
  const isPortals = !isPart && remove.some(({ reason }) => reason === 'in_scope');
  const hasOrder = planSteps(plan).filter(({ mark }) => mark !== '!').length > 1;
  return `Will be removed${isPortals ? ', as the portal does' : ''}${hasOrder ? ', in this order' : ''}`;
}

/** The method that becomes the default, as people call it. */
export function newDefaultName({ changeDefaultTo, remove, keep }: ResetPlan): string | undefined {
  if (changeDefaultTo === undefined) return undefined;
  const method = [...remove, ...keep].find(({ id }: PinnedMethod) => id === changeDefaultTo.id);
  return method === undefined ? 'another method' : methodName(method);
}

const REASONS: Readonly<Record<KeepReason, string>> = {
  still_useful: 'Stays, since it may still let them in',
  on_offer: 'Stays, unless it is gone with the phone',
  no_second_step: 'Stays, being no second step',
  lapses_by_itself: 'Stays, and ends by itself',
  out_of_scope: 'Stays, left out by configuration',
  not_chosen: 'Stays by choice',
};

/** What stays, and why: one line per reason. */
export function keptLines(plan: ResetPlan): readonly string[] {
  // Every account has a password: no news, unless nothing else stays.
  const others = plan.keep.filter(({ kind }) => kind !== 'password');
  const keep = others.length === 0 ? plan.keep : others;
  const reasons = [...new Set(keep.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const methods = keep.filter((method) => method.reason === reason).map(methodName);
    return `${REASONS[reason]}: ${joined(methods, MOST_NAMED)}`;
  });
}

const MOST_NAMED = 2;

/** Kinds that the bot can't see, for what is not known. */
export function unseenLines({ unseen }: ResetPlan): readonly string[] {
  return unseen.length === 0
    ? []
    : [
        `What the bot isn’t allowed to see: ${joined(unseen.map(kindName), unseen.length)}. Such methods stay as they are.`,
      ];
}

const MOST_WAYS = 3;
const MOST_KINDS = 4;

/** The smallest fix, for the approver only: what may let the person in without any reset. */
export function waysLeftLines(plan: ResetPlan): readonly string[] {
  const ways = waysLeft(plan);
  const stays = ways.length === 0 ? [] : [`Stays: ${joined(ways.map(methodName), MOST_WAYS)}.`];
  // Whoever removes several removes those that still work too.
  const goes =
    plan.remove.length < 2
      ? []
      : [
          `${stays.length === 0 ? 'On' : 'Also on'} the account, and in the plan: ${joined(plannedKinds(plan), MOST_KINDS)}.`,
        ];
  const known = [...stays, ...goes];
  return known.length === 0 ? [] : [known.join(' '), ASK_FIRST];
}

/** Which device is meant stands in the plan below. */
function plannedKinds({ remove }: ResetPlan): readonly string[] {
  return [...new Set(remove.map(({ device: _, ...method }) => methodName(method)))];
}

const ASK_FIRST = 'Ask first whether one still works. If so: Deny with “They can sign in another way”.';

/** What an approver chose, before a run begins to say what became of it. */
export function chosenLines(plan: ResetPlan): readonly string[] {
  const { remove, keep, sessions } = plan;
  const to = newDefaultName(plan);
  const byRule = remove.filter(({ reason }) => reason === 'in_scope').map(methodName);
  const added = remove.filter(({ reason }) => reason === 'chosen').map(methodName);
  const isOneOnly = keep.some(({ reason }) => reason === 'not_chosen');
  const also = added.length === 0 ? '' : `, with ${joined(added)}`;
  return [
    ...(to === undefined ? [] : [`First: the default is changed to ${to}.`]),
    isOneOnly
      ? `To be removed: only ${joined([...byRule, ...added])}. ${OTHERS_STAY}`
      : `To be removed: everything listed${also}.`,
    ...(sessions === 'revoke' ? ['Then: sign them out everywhere.'] : []),
    ...(sessions === 'leave' ? [LEFT_OPEN] : []),
  ];
}

/** What was chosen and no step of a run shows. */
export function notTouchedLines({ keep, sessions }: ResetPlan): readonly string[] {
  const isOneOnly = keep.some(({ reason }) => reason === 'not_chosen');
  return [...(isOneOnly ? [OTHERS_STAY] : []), ...(sessions === 'leave' ? [LEFT_OPEN] : [])];
}

const OTHERS_STAY = 'The other methods stay.';
const LEFT_OPEN = 'Open sign-ins are left open.';
