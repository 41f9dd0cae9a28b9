import type { MethodKind, PinnedMethod } from './method.ts';

/** Words of Graph's `userPreferredMethodForSecondaryAuthentication` that a default may be changed to. */
export type Preference = 'push' | 'oath' | 'sms' | 'voiceAlternateMobile' | 'voiceOffice';

/** The default a person gets before their old one is removed: the word to send, and the method it stands for. */
export interface NewDefault {
  readonly preference: Preference;
  readonly id: string;
}

/**
 * Whether a method of that kind can be the default, and so counts as "other method" when Graph refuses to delete one.
 * Whether passkeys and Windows Hello count is not documented (facts on the reset, §13): they are taken not to.
 */
export function canBeDefault(kind: MethodKind): boolean {
  return (
    kind === 'phone' ||
    kind === 'microsoftAuthenticator' ||
    kind === 'softwareOath' ||
    kind === 'hardwareOath'
  );
}

function preferenceFor({ kind, phoneSlot }: PinnedMethod): Preference | undefined {
  switch (kind) {
    case 'phone':
      if (phoneSlot === 'alternateMobile') return 'voiceAlternateMobile';
      return phoneSlot === 'office' ? 'voiceOffice' : 'sms';
    case 'microsoftAuthenticator':
      return 'push';
    case 'softwareOath':
    case 'hardwareOath':
      return 'oath';
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'email':
    case 'external':
    case 'temporaryAccessPass':
    case 'qrCodePin':
    case 'password':
      return undefined;
  }
}

/** How a set of removals stands to the default: Graph deletes it only after everything else that could be one. */
export type DefaultVerdict =
  | { readonly kind: 'free' }
  /** It works when the default is changed first. */
  | { readonly kind: 'change'; readonly to: NewDefault }
  | { readonly kind: 'blocked' };

/**
 * Judges removing `remove` while `keep` stays, with `defaults` as the ids of the default's methods. Two rules of Graph can
 * conflict: the default goes last, and the alternate mobile before the mobile.
 */
export function judgeDefault(
  remove: readonly PinnedMethod[],
  keep: readonly PinnedMethod[],
  defaults: readonly string[],
): DefaultVerdict {
  const isMobile = ({ phoneSlot }: PinnedMethod): boolean => phoneSlot === 'mobile';
  const isAlternate = ({ phoneSlot }: PinnedMethod): boolean => phoneSlot === 'alternateMobile';
  if (remove.some(isMobile) && keep.some(isAlternate)) return { kind: 'blocked' };
  const leaving = remove.filter(({ id }) => defaults.includes(id));
  if (leaving.length === 0) return { kind: 'free' };
  const staying = keep.filter(({ kind }) => canBeDefault(kind));
  const mobile = remove.find(isMobile);
  if (staying.length === 0 && leaving.some(isAlternate) && mobile !== undefined) return changeTo(mobile);
  if (staying.length === 0) return { kind: 'free' };
  const target = staying
    .filter(({ id }) => !defaults.includes(id))
    .toSorted((a, b) => aptness(a) - aptness(b))[0];
  return target === undefined ? { kind: 'blocked' } : changeTo(target);
}

/** Which of the methods that stay is most likely in the person's hands: a number before a token before an app. */
function aptness({ kind, phoneSlot }: PinnedMethod): number {
  if (kind === 'phone') return phoneSlot === 'mobile' ? 0 : phoneSlot === 'alternateMobile' ? 1 : 2;
  return kind === 'hardwareOath' ? 3 : kind === 'softwareOath' ? 4 : 5;
}

function changeTo(method: PinnedMethod): DefaultVerdict {
  const preference = preferenceFor(method);
  return preference === undefined
    ? { kind: 'blocked' }
    : { kind: 'change', to: { preference, id: method.id } };
}
