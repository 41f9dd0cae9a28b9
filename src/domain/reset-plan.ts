import type { Instant } from './instant.ts';

/** Kinds of authentication method, in Graph's own terms without the `AuthenticationMethod` ending. */
export type MethodKind =
  | 'phone'
  | 'microsoftAuthenticator'
  | 'softwareOath'
  | 'hardwareOath'
  | 'fido2'
  | 'windowsHelloForBusiness'
  | 'platformCredential'
  | 'email'
  | 'external'
  | 'temporaryAccessPass'
  | 'qrCodePin'
  | 'password';

/** The kinds this version removes, as `reset.methods` of the configuration names them. */
export type ResetScope = 'authenticator' | 'phone' | 'softwareOath';

export type RemovableKind = 'phone' | 'microsoftAuthenticator' | 'softwareOath';

export type PhoneSlot = 'mobile' | 'alternateMobile' | 'office';

/** One authentication method as Graph listed it just now. `number` stays in memory: it is hashed before it is kept. */
export interface ListedMethod {
  readonly id: string;
  /** `unknown` when Graph names a type this version does not know. */
  readonly kind: MethodKind | 'unknown';
  readonly createdAt?: Instant;
  readonly phoneSlot?: PhoneSlot;
  readonly number?: string;
}

/** Methods of a subject, with the default as far as Graph gives a hint of it. */
export interface MethodList {
  readonly methods: readonly ListedMethod[];
  readonly suspectedDefault?: string;
}

/**
 * A method as pinned when approval was asked for (I12). A phone's id names its slot, not its number, so the number is
 * pinned too, as a keyed hash.
 */
export interface PinnedMethod {
  readonly id: string;
  readonly kind: MethodKind;
  readonly createdAt?: Instant;
  readonly phoneSlot?: PhoneSlot;
  readonly numberHash?: string;
}

/** Why a method is left in place. */
export type KeepReason = 'still_useful' | 'never_removed' | 'out_of_scope';

export interface KeptMethod extends PinnedMethod {
  readonly reason: KeepReason;
}

/** The ordered list of what will be removed, and what stays with its reason. */
export interface ResetPlan {
  readonly remove: readonly PinnedMethod[];
  readonly keep: readonly KeptMethod[];
  readonly suspectedDefault?: string;
}

/** Why no plan can be made; a person has to look. */
export type Unplannable = 'unknown_method' | 'nothing_to_remove' | 'default_cannot_go';

export type Planning =
  | { readonly kind: 'planned'; readonly plan: ResetPlan }
  | { readonly kind: 'unplannable'; readonly why: Unplannable };

const SCOPE_OF: Record<RemovableKind, ResetScope> = {
  microsoftAuthenticator: 'authenticator',
  phone: 'phone',
  softwareOath: 'softwareOath',
};

/**
 * Plans the removal: only kinds in scope, in the order Graph needs, the suspected default last.
 * An unknown kind stops: nobody can say what removing the others would leave behind.
 */
export function planReset(
  listed: MethodList,
  scope: readonly ResetScope[],
  hashNumber: (number: string) => string,
): Planning {
  const pinned = listed.methods.map((method) => ({ method, pin: pin(method, hashNumber) }));
  if (pinned.some(({ pin: p }) => p === undefined)) return { kind: 'unplannable', why: 'unknown_method' };
  const pins = pinned.flatMap(({ pin: p }) => p ?? []);
  const remove = pins.filter((p) => inScope(p, scope));
  if (remove.length === 0) return { kind: 'unplannable', why: 'nothing_to_remove' };
  if (defaultCannotGo(remove, listed.suspectedDefault))
    return { kind: 'unplannable', why: 'default_cannot_go' };
  const last = (p: PinnedMethod): number => (p.id === listed.suspectedDefault ? 1 : 0);
  const plan: ResetPlan = {
    remove: remove.toSorted((a, b) => last(a) - last(b) || place(a) - place(b)),
    keep: pins.filter((p) => !remove.includes(p)).map((p) => ({ ...p, reason: keepReason(p) })),
  };
  return {
    kind: 'planned',
    plan:
      listed.suspectedDefault === undefined ? plan : { ...plan, suspectedDefault: listed.suspectedDefault },
  };
}

function pin(method: ListedMethod, hashNumber: (number: string) => string): PinnedMethod | undefined {
  if (method.kind === 'unknown') return undefined;
  const { id, kind, createdAt, phoneSlot, number } = method;
  return {
    id,
    kind,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(phoneSlot === undefined ? {} : { phoneSlot }),
    ...(number === undefined ? {} : { numberHash: hashNumber(number) }),
  };
}

function inScope(method: PinnedMethod, scope: readonly ResetScope[]): boolean {
  return isRemovable(method.kind) && scope.includes(SCOPE_OF[method.kind]);
}

/** Whether this version knows how to remove that kind. */
export function isRemovable(kind: MethodKind): kind is RemovableKind {
  return kind === 'phone' || kind === 'microsoftAuthenticator' || kind === 'softwareOath';
}

/**
 * Graph removes the default only after everything else, and the alternate mobile only before the mobile: when the
 * default is the alternate mobile and a mobile exists, neither can go first.
 */
function defaultCannotGo(remove: readonly PinnedMethod[], suspectedDefault: string | undefined): boolean {
  const slots = remove.filter((m) => m.kind === 'phone');
  const isDefaultAlternate = slots.some(
    (m) => m.phoneSlot === 'alternateMobile' && m.id === suspectedDefault,
  );
  return isDefaultAlternate && slots.some((m) => m.phoneSlot === 'mobile');
}

/** Order of removal: alternate mobile before mobile (Graph refuses it the other way round), Authenticator late. */
function place(method: PinnedMethod): number {
  if (method.kind === 'softwareOath') return 0;
  if (method.kind === 'microsoftAuthenticator') return 4;
  if (method.phoneSlot === 'office') return 1;
  return method.phoneSlot === 'alternateMobile' ? 2 : 3;
}

function keepReason(method: PinnedMethod): KeepReason {
  switch (method.kind) {
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
      return 'still_useful';
    case 'password':
    case 'email':
    case 'temporaryAccessPass':
    case 'qrCodePin':
    case 'external':
      return 'never_removed';
    case 'phone':
    case 'microsoftAuthenticator':
    case 'softwareOath':
    case 'hardwareOath':
      return 'out_of_scope';
  }
}

/** How the subject's methods differ from the pinned ones. A pinned method that is gone is no difference that matters. */
export type Drift = { readonly kind: 'none' } | { readonly kind: 'changed' | 'new'; readonly id: string };

/** Compares today's list with the plan (I12): anything new or changed is drift, anything gone is fine. */
export function driftFrom(
  plan: ResetPlan,
  listed: MethodList,
  hashNumber: (number: string) => string,
): Drift {
  const pinned = new Map([...plan.remove, ...plan.keep].map((p) => [p.id, p]));
  for (const method of listed.methods) {
    const before = pinned.get(method.id);
    if (before === undefined) return { kind: 'new', id: method.id };
    const after = pin(method, hashNumber);
    if (after === undefined || !samePin(before, after)) return { kind: 'changed', id: method.id };
  }
  return { kind: 'none' };
}

/** Ids of planned methods that are listed just as they were pinned; a new registration in a phone's slot is not. */
export function stillPinned(
  plan: ResetPlan,
  listed: MethodList,
  hashNumber: (number: string) => string,
): readonly string[] {
  const today = new Map(listed.methods.map((method) => [method.id, pin(method, hashNumber)]));
  return plan.remove.flatMap((before) => {
    const after = today.get(before.id);
    return after !== undefined && samePin(before, after) ? [before.id] : [];
  });
}

function samePin(a: PinnedMethod, b: PinnedMethod): boolean {
  return (
    a.kind === b.kind &&
    a.createdAt === b.createdAt &&
    a.phoneSlot === b.phoneSlot &&
    a.numberHash === b.numberHash
  );
}
