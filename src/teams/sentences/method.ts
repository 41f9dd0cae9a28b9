import type { MethodKind, PinnedMethod } from '../../domain/method.ts';

const KINDS: Readonly<Record<MethodKind, string>> = {
  phone: 'Phone number',
  microsoftAuthenticator: 'Microsoft Authenticator',
  softwareOath: 'Code app (software token)',
  hardwareOath: 'Hardware token',
  fido2: 'Passkey or security key',
  windowsHelloForBusiness: 'Windows Hello',
  platformCredential: 'Platform sign-in (Mac)',
  email: 'E-mail for password reset',
  external: 'Another provider’s second step',
  temporaryAccessPass: 'Temporary Access Pass',
  qrCodePin: 'QR code and PIN',
  password: 'Password',
};

const SLOTS = {
  mobile: 'Phone (mobile)',
  alternateMobile: 'Phone (alternate mobile)',
  office: 'Phone (office)',
} as const;

/** A kind of method as people call it. */
export function kindName(kind: MethodKind): string {
  return KINDS[kind];
}

/** A method as people call it, with its device's name where it has one. Never its number: that is on file elsewhere. */
export function methodName({ kind, phoneSlot, device }: PinnedMethod): string {
  const name = phoneSlot === undefined ? KINDS[kind] : SLOTS[phoneSlot];
  return device === undefined || device === '' ? name : `${name} “${device}”`;
}

/** A plan may hold many devices; cards show so many lines and count the rest. */
const MOST = 6;

/** At most so many lines, and how many more there are. */
export function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`];
}
