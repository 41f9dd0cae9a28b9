import { randomUUID } from 'node:crypto';
import { authenticatorMethod } from './tenant/method.ts';
import type { SimulatedMethod } from './tenant/method.ts';
import { PEOPLE } from './tenant/people.ts';
import type { Tenant } from './tenant/tenant.ts';

/** What can be wrong with the simulated Graph. */
export const TROUBLES = ['none', 'throttled', 'slow', 'down'] as const;

export type Trouble = (typeof TROUBLES)[number];

/** The strings to pull on the simulated tenant while somebody plays. */
export interface Knobs {
  readonly trouble: () => Trouble;
  readonly setTrouble: (trouble: Trouble) => void;
  /** Alice's methods in words, passwords apart; the methods the tenant really holds, not what lists still show. */
  readonly aliceMethods: () => readonly string[];
  readonly aliceRegistersAgain: () => void;
}

export function createKnobs(tenant: Tenant, now: () => number): Knobs {
  let current: Trouble = 'none';
  return {
    trouble: () => current,
    setTrouble: (trouble) => {
      current = trouble;
      tenant.clearFaults();
      addFault(tenant, trouble);
    },
    aliceMethods: () =>
      tenant
        .person(PEOPLE.alice.id)
        .methods.map(nameOf)
        .filter((name) => name !== undefined),
    aliceRegistersAgain: () => {
      const since = new Date(now()).toISOString();
      tenant.register(PEOPLE.alice.id, authenticatorMethod(randomUUID(), 'Alice Pixel 9', since));
    },
  };
}

function addFault(tenant: Tenant, trouble: Trouble): void {
  switch (trouble) {
    case 'none':
      return;
    case 'throttled':
      tenant.addFault({ kind: 'status', status: 429, retryAfter: 2 });
      return;
    case 'slow':
      tenant.addFault({ kind: 'delay', milliseconds: 3_000 });
      return;
    case 'down':
      tenant.addFault({ kind: 'drop' });
      return;
  }
}

function nameOf(method: SimulatedMethod): string | undefined {
  switch (method.kind) {
    case 'password':
      return undefined;
    case 'phone':
      return `Phone (${method.phoneType === 'alternateMobile' ? 'alternate mobile' : method.phoneType})`;
    case 'microsoftAuthenticator':
      return `Microsoft Authenticator on ${method.displayName}`;
    case 'softwareOath':
      return 'Code app (software token)';
    case 'hardwareOath':
      return 'Hardware token';
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
      return `Passkey (${method.displayName})`;
    case 'email':
      return 'E-mail for password reset';
    case 'external':
      return method.displayName;
    case 'temporaryAccessPass':
      return 'Temporary Access Pass';
    case 'qrCodePin':
      return 'QR code and PIN';
    case 'unheardOf':
      return method.odataType;
  }
}
