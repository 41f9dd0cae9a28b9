import { canBeDefault, judgeDefault } from './default-method.ts';
import type { NewDefault } from './default-method.ts';
import { pin } from './method.ts';
import type { DefaultHint, MethodKind, MethodSurvey, PinnedMethod } from './method.ts';
import type { SymptomId } from './symptom.ts';
import { SYMPTOMS } from './triage.ts';

/** Kinds of method as `reset.methods` of the configuration names them. */
export type ResetScope = 'authenticator' | 'phone' | 'softwareOath' | 'hardwareOath' | 'passkey';

/** Kinds this version knows how to remove; a hardware token is deactivated, as the portal does. */
export type RemovableKind = 'phone' | 'microsoftAuthenticator' | 'softwareOath' | 'hardwareOath' | 'fido2';

/** The `reset` part of the configuration. */
export interface ResetRules {
  readonly scope: readonly ResetScope[];
  /** Whether sign-in sessions are revoked after the removals. */
  readonly sessions: 'always' | 'never' | 'ask';
  /** Whether the default may be changed where Graph would refuse to remove it. */
  readonly changeDefault: boolean;
}

/** Why a method is removed: with the portal's button, or because the approver chose it. */
export type RemoveReason = 'in_scope' | 'chosen';

export interface PlannedRemoval extends PinnedMethod {
  readonly reason: RemoveReason;
}

/**
 * Why a method is left in place. `still_useful` may let the person in without any reset; `on_offer` is a passkey, gone with
 * a lost phone perhaps, that the approver may add; `not_chosen` was left out by the approver.
 */
export type KeepReason =
  'still_useful' | 'on_offer' | 'no_second_step' | 'lapses_by_itself' | 'out_of_scope' | 'not_chosen';

export interface KeptMethod extends PinnedMethod {
  readonly reason: KeepReason;
}

/** The ordered list of what will be removed, what stays with its reason, and what is done around it. */
export interface ResetPlan {
  readonly remove: readonly PlannedRemoval[];
  readonly keep: readonly KeptMethod[];
  readonly defaults: DefaultHint;
  /** Kinds that the granted permissions don't show: nothing is known about them. */
  readonly unseen: readonly MethodKind[];
  readonly mayChangeDefault: boolean;
  /** Done before the first removal. */
  readonly changeDefaultTo?: NewDefault;
  /** Done after the last removal; `ask`: the approver has yet to say. */
  readonly sessions: 'ask' | 'revoke' | 'leave';
}

/** Why no plan can be made; a person has to look. */
export type Unplannable = 'unknown_method' | 'nothing_to_remove' | 'default_cannot_go';

export type Planning =
  | { readonly kind: 'planned'; readonly plan: ResetPlan }
  | { readonly kind: 'unplannable'; readonly why: Unplannable };

const SCOPE_OF: Readonly<Record<RemovableKind, ResetScope>> = {
  microsoftAuthenticator: 'authenticator',
  phone: 'phone',
  softwareOath: 'softwareOath',
  hardwareOath: 'hardwareOath',
  fido2: 'passkey',
};

/**
 * Plans the removal: only kinds in scope, in the order Graph needs, the default last. A type that isn't known stops:
 * nobody can say what removing the others would leave behind. So does a default that Graph won't let go while others
 * stay, unless it may be changed first.
 */
export function planReset(
  survey: MethodSurvey,
  rules: ResetRules,
  hashNumber: (number: string) => string,
): Planning {
  const pins = survey.methods.map((method) => pin(method, hashNumber));
  if (pins.includes(undefined)) return { kind: 'unplannable', why: 'unknown_method' };
  const known = pins.flatMap((one) => one ?? []);
  const remove = known.filter((method) => isInScope(method, rules.scope));
  if (remove.length === 0) return { kind: 'unplannable', why: 'nothing_to_remove' };
  const keep = known.filter((method) => !remove.includes(method));
  return arrange({
    remove: remove.map((method) => ({ ...method, reason: 'in_scope' })),
    keep: keep.map((method) => ({ ...method, reason: keepReason(method.kind, rules.scope) })),
    defaults: survey.defaults,
    unseen: survey.unseen,
    mayChangeDefault: rules.changeDefault,
    sessions: SESSIONS[rules.sessions],
  });
}

const SESSIONS = { always: 'revoke', never: 'leave', ask: 'ask' } as const;

/** Orders what was chosen to go, and sees to the default; the one place where both rules of Graph are kept. */
export function arrange(draft: Omit<ResetPlan, 'changeDefaultTo'>): Planning {
  const { remove, keep, mayChangeDefault } = draft;
  const defaults = draft.defaults.kind === 'known' ? draft.defaults.ids : [];
  const verdict = judgeDefault(remove, keep, defaults);
  switch (verdict.kind) {
    case 'free':
      return { kind: 'planned', plan: { ...draft, remove: inOrder(remove, defaults) } };
    case 'change': {
      if (!mayChangeDefault) return { kind: 'unplannable', why: 'default_cannot_go' };
      const plan = { ...draft, remove: inOrder(remove, [verdict.to.id]), changeDefaultTo: verdict.to };
      return { kind: 'planned', plan };
    }
    case 'blocked':
      return { kind: 'unplannable', why: 'default_cannot_go' };
  }
}

function inOrder(remove: readonly PlannedRemoval[], defaults: readonly string[]): readonly PlannedRemoval[] {
  const last = ({ id }: PlannedRemoval): number => (defaults.includes(id) ? 1 : 0);
  return remove.toSorted((a, b) => last(a) - last(b) || place(a) - place(b));
}

/** Order of removal: alternate mobile before mobile (Graph refuses it the other way round), Authenticator late. */
function place(method: PinnedMethod): number {
  if (method.kind === 'phone')
    return method.phoneSlot === 'mobile' ? 5 : method.phoneSlot === 'office' ? 3 : 4;
  const places = { fido2: 0, softwareOath: 1, hardwareOath: 2, microsoftAuthenticator: 6 };
  return method.kind in places ? places[method.kind as keyof typeof places] : 0;
}

/** Ids of the methods that are the default while the removals run: removed last, and refused by Graph before. */
export function defaultsWhileRemoving(plan: ResetPlan): readonly string[] {
  if (plan.changeDefaultTo !== undefined) return [plan.changeDefaultTo.id];
  return plan.defaults.kind === 'known' ? plan.defaults.ids : [];
}

/**
 * Why Graph may refuse one of the removals because it is the default: which that is isn't known and something else that could
 * be one stays, or the default goes and whether something else stays can't be seen. Absent when there is no such doubt.
 */
export function defaultDoubt({
  defaults,
  keep,
  remove,
  unseen,
}: ResetPlan): 'default_unclear' | 'others_unseen' | undefined {
  const mayStayUnseen = unseen.some(canBeDefault);
  if (defaults.kind === 'unclear')
    return mayStayUnseen || keep.some(({ kind }) => canBeDefault(kind)) ? 'default_unclear' : undefined;
  const goes = defaults.kind === 'known' && remove.some(({ id }) => defaults.ids.includes(id));
  return goes && mayStayUnseen ? 'others_unseen' : undefined;
}

/** Kept methods with which the person may still get in: named to the approver before anything is removed. */
export function waysLeft({ keep }: ResetPlan, symptom: SymptomId): readonly KeptMethod[] {
  return keep
    .filter(({ kind, reason }) => reason === 'still_useful' || reason === 'on_offer' || canBeDefault(kind))
    .filter((method) => !wentWithPhone(method, symptom));
}

/** Whether one of several removals may still let them in: whoever removes several removes those that work, too. */
export function mayWorkStill({ remove }: ResetPlan, symptom: SymptomId): boolean {
  return remove.length > 1 && remove.some((method) => !wentWithPhone(method, symptom));
}

/** Whoever has the phone has these; a second number may be another phone's. */
function wentWithPhone({ kind, phoneSlot }: PinnedMethod, symptom: SymptomId): boolean {
  const isOnPhone = kind === 'microsoftAuthenticator' || kind === 'softwareOath' || phoneSlot === 'mobile';
  return SYMPTOMS[symptom].gone === 'phone' && isOnPhone;
}

function isInScope({ kind }: PinnedMethod, scope: readonly ResetScope[]): boolean {
  // A good passkey is never removed by a rule: only by somebody who heard that it is lost.
  return isRemovable(kind) && kind !== 'fido2' && scope.includes(SCOPE_OF[kind]);
}

/** Whether this version knows how to remove that kind. */
export function isRemovable(kind: MethodKind): kind is RemovableKind {
  return kind in SCOPE_OF;
}

function keepReason(kind: MethodKind, scope: readonly ResetScope[]): KeepReason {
  switch (kind) {
    case 'fido2':
      return scope.includes('passkey') ? 'on_offer' : 'still_useful';
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'external':
      return 'still_useful';
    case 'temporaryAccessPass':
      return 'lapses_by_itself';
    case 'password':
    case 'email':
    case 'qrCodePin':
      return 'no_second_step';
    case 'phone':
    case 'microsoftAuthenticator':
    case 'softwareOath':
    case 'hardwareOath':
      return 'out_of_scope';
  }
}

/** Whether a method stays that Microsoft may ask for, so that it won't ask for a new set-up by itself. */
export function leavesSecondStep({ keep }: ResetPlan): boolean {
  return keep.some(({ kind, reason }) => reason === 'not_chosen' || canBeDefault(kind) || STANDS_IN[kind]);
}

const STANDS_IN: Readonly<Partial<Record<MethodKind, true>>> = { fido2: true, external: true };
