import type { KeepReason, MethodKind, PinnedMethod, ResetPlan } from '../../domain/reset-plan.ts';
import type { RemovalState, ResetProgress } from '../../domain/reset-progress.ts';

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

/** A method as people call it. Never its number: that is on file elsewhere. */
export function methodName({ kind, phoneSlot }: PinnedMethod): string {
  return phoneSlot === undefined ? KINDS[kind] : SLOTS[phoneSlot];
}

const REASONS: Readonly<Record<KeepReason, string>> = {
  still_useful: 'may still work and is not at risk',
  never_removed: 'not touched by this reset',
  out_of_scope: 'left out by configuration',
};

/** A plan may hold many devices; cards show so many lines and count the rest. */
const MOST = 6;

/** What will be removed, in order. */
export function removalLines({ remove, suspectedDefault }: ResetPlan): readonly string[] {
  return shortened(
    remove.map((method, index) => {
      const last = method.id === suspectedDefault ? ' (the default, so it goes last)' : '';
      return `${index + 1}) ${methodName(method)}${last}`;
    }),
  );
}

/** What stays, and why. */
export function keptLines({ keep }: ResetPlan): readonly string[] {
  return shortened(keep.map((method) => `${methodName(method)}: ${REASONS[method.reason]}`));
}

/** Where each removal of the plan stands, with sign and words. */
export function progressLines(plan: ResetPlan, progress: ResetProgress): readonly string[] {
  const states = new Map(progress.removals.map(({ id, removal }) => [id, removal]));
  return shortened(plan.remove.map((method) => `${stateOf(states.get(method.id))}: ${methodName(method)}`));
}

/** Methods of the plan that are still there. */
export function leftLines(plan: ResetPlan, left: readonly string[]): readonly string[] {
  return shortened(plan.remove.filter(({ id }) => left.includes(id)).map(methodName));
}

/** How many removals of a run are known to be done: gone from a fresh list, whatever was answered. */
export function goneCount({ removals }: ResetProgress): number {
  return removals.filter(({ removal }) => removal.state === 'gone').length;
}

function stateOf(removal: RemovalState | undefined): string {
  switch (removal?.state) {
    case undefined:
    case 'waiting':
      return '○ Waiting';
    case 'asked':
      return '… Asked, not confirmed';
    case 'answered':
      return '✔ Removed, being confirmed';
    case 'deferred':
      return PUT_OFF[removal.because];
    case 'gone':
      return removal.byUs ? '✔ Removed' : '✔ Was already gone';
  }
}

const PUT_OFF = {
  default: '… Put off, since it is the default',
  busy: '… Put off, since Microsoft was busy',
  turned_down: '✖ Not allowed by Microsoft',
} as const;

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`];
}
