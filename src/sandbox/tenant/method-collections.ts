import type { MethodKind, SimulatedMethod } from './method.ts';
import type { MethodScope } from './permissions.ts';

/** Kinds with a collection of their own; the code with PIN is a single object instead. */
export type TypedKind = Exclude<MethodKind, 'unheardOf' | 'qrCodePin'>;

/** One typed collection under `/users/{id}/authentication`. */
export interface MethodCollection {
  readonly segment: string;
  readonly kind: TypedKind;
  readonly scope: MethodScope;
  readonly version: 'v1.0' | 'beta';
  readonly deletable: boolean;
}

/** The typed collections of facts §2: the only paths by which a method is deleted. */
export const METHOD_COLLECTIONS: readonly MethodCollection[] = [
  v1('emailMethods', 'email', 'Email'),
  v1('externalAuthenticationMethods', 'external', 'External'),
  v1('fido2Methods', 'fido2', 'Passkey'),
  v1('microsoftAuthenticatorMethods', 'microsoftAuthenticator', 'MicrosoftAuthApp'),
  { ...v1('passwordMethods', 'password', 'Password'), deletable: false },
  v1('phoneMethods', 'phone', 'Phone'),
  v1('platformCredentialMethods', 'platformCredential', 'PlatformCred'),
  v1('softwareOathMethods', 'softwareOath', 'SoftwareOATH'),
  v1('temporaryAccessPassMethods', 'temporaryAccessPass', 'TAP'),
  v1('windowsHelloForBusinessMethods', 'windowsHelloForBusiness', 'WindowsHello'),
  { ...v1('hardwareOathMethods', 'hardwareOath', 'HardwareOATH'), version: 'beta' },
];

function v1(segment: string, kind: MethodCollection['kind'], scope: MethodScope): MethodCollection {
  return { segment, kind, scope, version: 'v1.0', deletable: true };
}

/** The part of `@odata.type` after `#microsoft.graph.`. */
export function odataType(method: SimulatedMethod): string {
  switch (method.kind) {
    case 'unheardOf':
      return method.odataType;
    case 'password':
    case 'phone':
    case 'microsoftAuthenticator':
    case 'softwareOath':
    case 'hardwareOath':
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'email':
    case 'external':
    case 'temporaryAccessPass':
    case 'qrCodePin':
      return `${method.kind}AuthenticationMethod`;
  }
}

/** The method as Graph sends it; secrets are always null on reading. */
export function methodBody(method: SimulatedMethod): Readonly<Record<string, unknown>> {
  const head = {
    '@odata.type': `#microsoft.graph.${odataType(method)}`,
    id: method.id,
    createdDateTime: method.createdDateTime,
  };
  switch (method.kind) {
    case 'password':
      return { ...head, password: null };
    case 'phone':
      return {
        ...head,
        phoneNumber: method.phoneNumber,
        phoneType: method.phoneType,
        smsSignInState: method.phoneType === 'mobile' ? 'ready' : 'notSupported',
      };
    case 'microsoftAuthenticator': {
      const { displayName, deviceTag, phoneAppVersion } = method;
      return { ...head, displayName, deviceTag, phoneAppVersion };
    }
    case 'softwareOath':
      return { ...head, secretKey: null };
    case 'fido2':
      return { ...head, displayName: method.displayName, model: method.model, passkeyType: 'deviceBound' };
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'external':
      return { ...head, displayName: method.displayName };
    case 'email':
      return { ...head, emailAddress: method.emailAddress };
    case 'temporaryAccessPass':
      return { ...head, temporaryAccessPass: null, isUsable: true, methodUsabilityReason: 'EnabledByPolicy' };
    case 'hardwareOath':
      return { ...head, device: tokenBody(method) };
    case 'qrCodePin':
    case 'unheardOf':
      return head;
  }
}

function tokenBody({
  id,
  status = 'activated',
  serialNumber = id,
}: Extract<SimulatedMethod, { kind: 'hardwareOath' }>) {
  return {
    id,
    displayName: null,
    serialNumber,
    manufacturer: 'Contoso',
    model: 'Code card',
    status,
  };
}
