// Methods by names that read well in a counterexample: “mobile”, “authenticator 2”, “token 1”.
import {
  authenticatorMethod,
  hardwareOathMethod,
  passkeyMethod,
  phoneMethod,
  qrCodePinMethod,
  softwareOathMethod,
} from '../../../src/sandbox/tenant/method.ts';
import type { PhoneType } from '../../../src/sandbox/tenant/method.ts';
import type { SimulatedMethod } from '../../../src/sandbox/tenant/tenant.ts';

export const SLOTS = ['mobile', 'alternateMobile', 'office'] as const satisfies readonly PhoneType[];

const SINCE = '2025-03-04T16:40:00Z';

/** Every method a generated person may have. */
export const METHODS = {
  mobile: phoneMethod('mobile', '+1 4255550152', SINCE),
  alternateMobile: phoneMethod('alternateMobile', '+1 4255550153', SINCE),
  office: phoneMethod('office', '+1 4255550154', SINCE),
  'authenticator 1': authenticatorMethod('app-1', 'Pixel 8', SINCE),
  'authenticator 2': authenticatorMethod('app-2', 'iPhone', SINCE),
  'authenticator 3': authenticatorMethod('app-3', 'Old phone', SINCE),
  'oath 1': softwareOathMethod('oath-1', SINCE),
  'oath 2': softwareOathMethod('oath-2', SINCE),
  'token 1': hardwareOathMethod('token-1', 'T1', SINCE),
  'token 2': hardwareOathMethod('token-2', 'T2', SINCE),
  'idle token': { kind: 'hardwareOath', id: 'token-3', status: 'assigned', createdDateTime: SINCE },
  'passkey 1': passkeyMethod('key-1', 'Blue key', SINCE),
  'passkey 2': passkeyMethod('key-2', 'Phone', SINCE),
  hello: { kind: 'windowsHelloForBusiness', id: 'hello-1', displayName: 'Laptop', createdDateTime: SINCE },
  platform: { kind: 'platformCredential', id: 'mac-1', displayName: 'Mac', createdDateTime: SINCE },
  email: { kind: 'email', id: 'mail-1', emailAddress: 'alice@example.com', createdDateTime: SINCE },
  external: { kind: 'external', id: 'ext-1', displayName: 'Other', createdDateTime: SINCE },
  'access pass': { kind: 'temporaryAccessPass', id: 'tap-1', createdDateTime: SINCE },
  'qr code': qrCodePinMethod('qr-1', SINCE),
  stranger: {
    kind: 'unheardOf',
    odataType: 'telepathyAuthenticationMethod',
    id: 'x-1',
    createdDateTime: SINCE,
  },
} as const satisfies Readonly<Record<string, SimulatedMethod>>;

export type MethodName = keyof typeof METHODS;

export const METHOD_NAMES = Object.keys(METHODS) as readonly MethodName[];

/** One registration and no other: a phone's id names its slot, so the time tells two of them apart. */
export function registrationOf({ id, createdDateTime }: SimulatedMethod): string {
  return `${id}@${createdDateTime}`;
}

/** The registrations that sign somebody in, passwords apart; a token that is not activated does not. */
export function registrationsOf(methods: readonly SimulatedMethod[]): readonly string[] {
  return methods
    .filter(
      (method) =>
        method.kind !== 'password' && !(method.kind === 'hardwareOath' && method.status === 'assigned'),
    )
    .map(registrationOf);
}
