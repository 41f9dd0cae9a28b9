// Watching until the subject has registered again, and what about the new registration would look wrong.
import { minus, plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { isSameMethod, pin } from './method.ts';
import type { ListedMethod, MethodKind, MethodList } from './method.ts';
import type { RegistrationLog } from './registration.ts';
import type { ResetPlan } from './reset-plan.ts';

/**
 * What looks wrong about a new registration: sooner than anybody could have been told, from an address and country the person
 * never signed in from, or more methods at once than one person sets up.
 */
export type Oddity = 'too_soon' | 'unusual_place' | 'several_at_once';

/**
 * Kinds that are no second step of a sign-in, or none that lasts: an admin's Temporary Access Pass is the way to a registration,
 * not one itself.
 */
const NO_SECOND_STEP: readonly (MethodKind | 'unknown')[] = [
  'password',
  'email',
  'qrCodePin',
  'temporaryAccessPass',
];

/** Methods that were registered since the plan was pinned. Lists may still show what was removed: that is not new. */
export function newMethods(
  { remove, keep }: Pick<ResetPlan, 'remove' | 'keep'>,
  { methods }: MethodList,
  hashNumber: (number: string) => string,
): readonly ListedMethod[] {
  const pinned = new Map([...remove, ...keep].map((method) => [method.id, method]));
  return methods.filter((method) => {
    if (NO_SECOND_STEP.includes(method.kind)) return false;
    const before = pinned.get(method.id);
    const after = pin(method, hashNumber);
    return before === undefined || after === undefined || !isSameMethod(before, after);
  });
}

/** Sooner after the reset than somebody could hear of it, sign in and set up an app. */
const TOO_SOON: Duration = 'PT1M';

/** So long the newest registration is left to settle, since several at once come one after the other. */
const SETTLES: Duration = 'PT1M';

/** One Authenticator and a phone is what Microsoft's own set-up leads to; more is not. */
const MANY = 3;

/** Whether registrations may still be under way, the newest of them being of that moment. */
export function isSettled(newest: Instant, now: Instant): boolean {
  return now >= plus(newest, SETTLES);
}

/** The sign-in log shows where somebody is some minutes late: until then every new address looks unusual. */
const PLACE_SETTLES: Duration = 'PT5M';

/** Whether what looks wrong may only look so, because the log that would explain it lags behind. */
export function maySettle(odd: readonly Oddity[], newest: Instant, now: Instant): boolean {
  return odd.every((one) => one === 'unusual_place') && odd.length > 0 && now < plus(newest, PLACE_SETTLES);
}

/** What looks wrong. A log that can't be read makes nothing look wrong, and is no proof that all is well. */
export function judgeRegistration({
  resetAt,
  methods,
  log,
}: {
  readonly resetAt: Instant;
  readonly methods: readonly ListedMethod[];
  readonly log: RegistrationLog;
}): readonly Oddity[] {
  const logged = log.kind === 'read' ? log.registrations : [];
  const after = logged.map(({ at }) => at).filter((at) => at >= resetAt);
  // What is new was registered since the plan was pinned: before the end of the reset is the soonest of all.
  const times = [...methods.flatMap(({ createdAt }) => createdAt ?? []), ...after];
  return [
    ...(times.some((at) => at < plus(resetAt, TOO_SOON)) ? (['too_soon'] as const) : []),
    ...(logged.some(({ place }) => place === 'unusual') ? (['unusual_place'] as const) : []),
    ...(isSeveral(methods) ? (['several_at_once'] as const) : []),
  ];
}

function isSeveral(methods: readonly ListedMethod[]): boolean {
  const kinds = methods.map(({ kind }) => kind);
  return kinds.length >= MANY || new Set(kinds).size < kinds.length;
}

/** When the tenant is looked at again: often at first, when people sit and wait, and ever less. */
export function nextLook(resetAt: Instant, now: Instant): Instant {
  const pace = PACES.find(({ within }) => minus(now, within) < resetAt)?.every ?? SLOWEST;
  return plus(now, pace);
}

const PACES: readonly { readonly within: Duration; readonly every: Duration }[] = [
  { within: 'PT5M', every: 'PT10S' },
  { within: 'PT1H', every: 'PT1M' },
  { within: 'PT4H', every: 'PT5M' },
];
const SLOWEST: Duration = 'PT15M';
