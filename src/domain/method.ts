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

export type PhoneSlot = 'mobile' | 'alternateMobile' | 'office';

/** One authentication method as Graph listed it just now. `number` stays in memory: it is hashed before it is kept. */
export interface ListedMethod {
  readonly id: string;
  /** `unknown` when Graph names a type this version does not know. */
  readonly kind: MethodKind | 'unknown';
  readonly createdAt?: Instant;
  readonly phoneSlot?: PhoneSlot;
  readonly number?: string;
  /** Name of the device or key, as its owner or Microsoft gave it: hostile until it is neutralised. */
  readonly device?: string;
}

/** The methods of a subject. A hardware token that was deactivated is in no list: it can't be used any more. */
export interface MethodList {
  readonly methods: readonly ListedMethod[];
}

/**
 * Which listed methods the stored default stands for. `none`: Graph says that there is none. `unclear`: the hint can't be
 * read, or is not about a listed method. No more than a hint either way, see facts on beta `signInPreferences`.
 */
export type DefaultHint =
  | { readonly kind: 'known'; readonly ids: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear' };

/** What planning needs: the methods, the default, and the kinds that the granted permissions don't show. */
export interface MethodSurvey extends MethodList {
  readonly defaults: DefaultHint;
  readonly unseen: readonly MethodKind[];
}

/**
 * A method as pinned when approval was asked for (I12). A phone's id names its slot, not its number, so the number is
 * pinned too, as a keyed hash. `device` is for people to tell two apart and is never compared.
 */
export interface PinnedMethod {
  readonly id: string;
  readonly kind: MethodKind;
  readonly createdAt?: Instant;
  readonly phoneSlot?: PhoneSlot;
  readonly numberHash?: string;
  readonly device?: string;
}

/** The method as it is pinned; undefined for a type that this version doesn't know. */
export function pin(method: ListedMethod, hashNumber: (number: string) => string): PinnedMethod | undefined {
  if (method.kind === 'unknown') return undefined;
  const { id, kind, createdAt, phoneSlot, number, device } = method;
  return {
    id,
    kind,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(phoneSlot === undefined ? {} : { phoneSlot }),
    ...(number === undefined ? {} : { numberHash: hashNumber(number) }),
    ...(device === undefined ? {} : { device }),
  };
}

/** Whether both are one and the same registration; what its owner calls the device does not matter. */
export function isSameMethod(a: PinnedMethod, b: PinnedMethod): boolean {
  return (
    a.kind === b.kind &&
    a.createdAt === b.createdAt &&
    a.phoneSlot === b.phoneSlot &&
    a.numberHash === b.numberHash
  );
}
