// The reset plan in words for an admin at three in the morning: what goes, what stays, and why.
import type { PinnedMethod } from '../../domain/method.ts';
import type { LiveRequest } from '../../domain/request.ts';
import { defaultDoubt, defaultsWhileRemoving, mayWorkStill, waysLeft } from '../../domain/reset-plan.ts';
import type { PlannedRemoval, ResetPlan } from '../../domain/reset-plan.ts';
import { numbered } from '../card-data/frame.ts';
import type { Step } from '../card-data/frame.ts';
import type { Words } from '../words.ts';
import { apart, joinedThings } from './joined.ts';
import { kindName, methodName } from './method.ts';

/**
 * What will be done, in order: the default changed first where that is planned, the removals, the sessions last; and what
 * may go wrong for a reason known before anybody approves. `then` follows unless the approver decides otherwise.
 */
export function planSteps(words: Words, plan: ResetPlan, then: readonly string[] = []): readonly Step[] {
  const { say } = words;
  const to = newDefaultName(words, plan);
  const doubt = defaultDoubt(plan);
  const removals = plan.remove.slice(0, MOST_STEPS).map((method) => removalStep(words, plan, method));
  const more = plan.remove.length - removals.length;
  return [
    ...numbered([
      ...(to === undefined ? [] : [say('plan.step.default', { method: to })]),
      ...removals,
      ...(more > 0 ? [say('common.more', { count: more })] : []),
      ...(plan.sessions === 'revoke' ? [say('plan.step.sessions')] : []),
      ...then,
    ]),
    ...(doubt === undefined ? [] : [{ mark: '!', line: say(`plan.doubt.${doubt}`) }]),
  ];
}

const MOST_STEPS = 5;

/** With what is different about this one, where anything is. */
function removalStep(words: Words, plan: ResetPlan, removal: PlannedRemoval): string {
  const { say } = words;
  const { id, kind, reason } = removal;
  const isDefault = plan.remove.length > 1 && defaultsWhileRemoving(plan).includes(id);
  const remarks = [
    ...(reason === 'chosen' ? [say('plan.remark.chosen')] : []),
    ...(kind === 'hardwareOath' ? [say('plan.remark.token')] : []),
    ...(isDefault ? [say('plan.remark.default')] : []),
  ];
  const method = methodName(words, removal);
  return remarks.length === 0 ? method : say('plan.step.remarks', { method, remarks: apart(words, remarks) });
}

/** Heading of the plan. The portal removes all of a kind, so a part of it is not what the portal does. */
export function planTitle(words: Words, plan: ResetPlan): string {
  const isPortals = !isOneOnly(plan) && plan.remove.some(({ reason }) => reason === 'in_scope');
  const hasOrder = planSteps(words, plan).filter(({ mark }) => mark !== '!').length > 1;
  return words.say(`plan.title.${isPortals ? 'portal' : 'own'}.${hasOrder ? 'in_order' : 'at_once'}`);
}

/** The method that becomes the default, as people call it. */
export function newDefaultName(
  words: Words,
  { changeDefaultTo, remove, keep }: ResetPlan,
): string | undefined {
  if (changeDefaultTo === undefined) return undefined;
  const method = [...remove, ...keep].find(({ id }: PinnedMethod) => id === changeDefaultTo.id);
  return method === undefined ? words.say('method.another') : methodName(words, method);
}

/** What stays, and why: one line per reason. */
export function keptLines(words: Words, plan: ResetPlan): readonly string[] {
  // Every account has a password: no news, unless nothing else stays.
  const others = plan.keep.filter(({ kind }) => kind !== 'password');
  const keep = others.length === 0 ? plan.keep : others;
  const reasons = [...new Set(keep.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const methods = keep.filter((method) => method.reason === reason);
    return words.say(`plan.kept.${reason}`, {
      methods: joinedThings(words, namesOf(words, methods), MOST_NAMED),
    });
  });
}

const MOST_NAMED = 2;

const namesOf = (words: Words, methods: readonly PinnedMethod[]): readonly string[] =>
  methods.map((method) => methodName(words, method));

/** Kinds that the bot can't see, for what is not known. */
export function unseenLines(words: Words, { unseen }: ResetPlan): readonly string[] {
  const kinds = unseen.map((kind) => kindName(words, kind));
  return kinds.length === 0 ? [] : [words.say('plan.unseen', { kinds: words.list(kinds) })];
}

const MOST_WAYS = 3;

/**
 * The smallest fix, for the approver only: what may let the person in without any reset; undefined where nothing may. What
 * the plan removes is listed below, on the same card.
 */
export function waysLeftLine(
  words: Words,
  { plan, symptom }: Pick<LiveRequest, 'plan' | 'symptom'>,
): string | undefined {
  const { say } = words;
  const stay = namesOf(words, waysLeft(plan, symptom));
  const mayGo = mayWorkStill(plan, symptom);
  if (stay.length === 0) return mayGo ? say('plan.ways.go') : undefined;
  return say(mayGo ? 'plan.ways.go_too' : 'plan.ways.stay', {
    methods: joinedThings(words, stay, MOST_WAYS),
  });
}

/** What an approver chose, before a run begins to say what became of it. */
export function chosenLines(words: Words, plan: ResetPlan): readonly string[] {
  const { say } = words;
  const to = newDefaultName(words, plan);
  return [
    ...(to === undefined ? [] : [say('plan.chosen.default', { method: to })]),
    toBeRemoved(words, plan),
    ...(plan.sessions === 'revoke' ? [say('plan.chosen.sessions.revoke')] : []),
    ...(plan.sessions === 'leave' ? [say('plan.chosen.sessions.leave')] : []),
  ];
}

function toBeRemoved(words: Words, plan: ResetPlan): string {
  const { say } = words;
  const namesFor = (wanted: PlannedRemoval['reason']): readonly string[] =>
    namesOf(
      words,
      plan.remove.filter(({ reason }) => reason === wanted),
    );
  const added = namesFor('chosen');
  if (isOneOnly(plan)) {
    const only = say('plan.chosen.only', {
      methods: joinedThings(words, [...namesFor('in_scope'), ...added]),
    });
    return words.paragraph([only, say('plan.chosen.others_stay')]);
  }
  return added.length === 0
    ? say('plan.chosen.all')
    : say('plan.chosen.all_and', { methods: joinedThings(words, added) });
}

const isOneOnly = ({ keep }: ResetPlan): boolean => keep.some(({ reason }) => reason === 'not_chosen');

/** What was chosen and no step of a run shows. */
export function notTouchedLines({ say }: Words, plan: ResetPlan): readonly string[] {
  return [
    ...(isOneOnly(plan) ? [say('plan.chosen.others_stay')] : []),
    ...(plan.sessions === 'leave' ? [say('plan.chosen.sessions.leave')] : []),
  ];
}

/** A reset leaves passkeys that nobody chose: whoever lost one has to be told that it is still there. */
export function keptPasskeyLines(words: Words, { keep }: ResetPlan): readonly string[] {
  const passkeys = keep.filter(({ kind }) => kind === 'fido2');
  if (passkeys.length === 0) return [];
  const methods = joinedThings(
    words,
    passkeys.map((one) => methodName(words, one)),
  );
  return [words.say('plan.kept_passkey', { methods })];
}
