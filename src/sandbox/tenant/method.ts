interface Registered {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly createdDateTime: string;
}

/** The three phone slots of Entra; a slot has one fixed id, whatever its number. */
export type PhoneType = 'mobile' | 'alternateMobile' | 'office';

/** One registered authentication method of a simulated person, tagged by the noun of its Graph type. */
export type SimulatedMethod =
  | (Registered & { readonly kind: 'password' })
  | (Registered & { readonly kind: 'phone'; readonly phoneType: PhoneType; readonly phoneNumber: string })
  | (Registered & {
      readonly kind: 'microsoftAuthenticator';
      readonly displayName: string;
      readonly deviceTag: string;
      readonly phoneAppVersion: string;
    })
  | (Registered & { readonly kind: 'softwareOath' })
  | (Registered & {
      readonly kind: 'hardwareOath';
      /** Only an activated token signs anybody in; absent means activated. */
      readonly status?: 'activated' | 'assigned';
      readonly serialNumber?: string;
    })
  | (Registered & { readonly kind: 'fido2'; readonly displayName: string; readonly model: string })
  | (Registered & { readonly kind: 'windowsHelloForBusiness'; readonly displayName: string })
  | (Registered & { readonly kind: 'platformCredential'; readonly displayName: string })
  | (Registered & { readonly kind: 'email'; readonly emailAddress: string })
  | (Registered & { readonly kind: 'external'; readonly displayName: string })
  | (Registered & { readonly kind: 'temporaryAccessPass' })
  | (Registered & { readonly kind: 'qrCodePin' })
  /** A type no client knows yet: `odataType` is the part after `#microsoft.graph.`. */
  | (Registered & { readonly kind: 'unheardOf'; readonly odataType: string });

export type MethodKind = SimulatedMethod['kind'];

/** Values of `userPreferredMethodForSecondaryAuthentication` that Latchkey meets. */
export type PreferredMethod =
  'push' | 'oath' | 'sms' | 'voiceMobile' | 'voiceAlternateMobile' | 'voiceOffice' | 'none';

export const PASSWORD_METHOD_ID = '28c10230-6103-485e-b985-444c60001490';

const PHONE_SLOT: Readonly<Record<PhoneType, string>> = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
};

/** The password, which everyone has and no call can delete. */
export function passwordMethod(createdDateTime: string): SimulatedMethod {
  return { kind: 'password', id: PASSWORD_METHOD_ID, createdDateTime };
}

/** A phone in its slot; Microsoft writes numbers as `+1 4255550100`. */
export function phoneMethod(
  phoneType: PhoneType,
  phoneNumber: string,
  createdDateTime: string,
): SimulatedMethod {
  return { kind: 'phone', id: PHONE_SLOT[phoneType], phoneType, phoneNumber, createdDateTime };
}

/** Microsoft Authenticator on one device. */
export function authenticatorMethod(
  id: string,
  displayName: string,
  createdDateTime: string,
): SimulatedMethod {
  return {
    kind: 'microsoftAuthenticator',
    id,
    displayName,
    deviceTag: 'SoftwareTokenActivated',
    phoneAppVersion: '6.2411.7780',
    createdDateTime,
  };
}

/** A passkey on a security key or a device. */
export function passkeyMethod(id: string, displayName: string, createdDateTime: string): SimulatedMethod {
  return { kind: 'fido2', id, displayName, model: 'Contoso security key', createdDateTime };
}

/** A time-based code app other than Microsoft Authenticator. */
export function softwareOathMethod(id: string, createdDateTime: string): SimulatedMethod {
  return { kind: 'softwareOath', id, createdDateTime };
}

/** A token that shows codes, activated. */
export function hardwareOathMethod(
  id: string,
  serialNumber: string,
  createdDateTime: string,
): SimulatedMethod {
  return { kind: 'hardwareOath', id, serialNumber, status: 'activated', createdDateTime };
}

/** A code printed for scanning, with a PIN, as frontline staff have them. */
export function qrCodePinMethod(id: string, createdDateTime: string): SimulatedMethod {
  return { kind: 'qrCodePin', id, createdDateTime };
}

/** Whether v1.0 knows the type of the method; the others exist in beta alone. */
export function isBetaOnly({ kind }: SimulatedMethod): boolean {
  return kind === 'hardwareOath' || kind === 'qrCodePin';
}

/**
 * Whether signing in by the preference would use that method. One preference can be served by several
 * methods: `push` is every Authenticator, `oath` any code generator. That Authenticator's own codes are not
 * `oath` here is our choice, for Microsoft's mapping is not published.
 */
export function serves(preference: PreferredMethod, method: SimulatedMethod): boolean {
  switch (preference) {
    case 'push':
      return method.kind === 'microsoftAuthenticator';
    case 'oath':
      return method.kind === 'softwareOath' || isActiveToken(method);
    case 'sms':
    case 'voiceMobile':
      return method.kind === 'phone' && method.phoneType === 'mobile';
    case 'voiceAlternateMobile':
      return method.kind === 'phone' && method.phoneType === 'alternateMobile';
    case 'voiceOffice':
      return method.kind === 'phone' && method.phoneType === 'office';
    case 'none':
      return false;
  }
}

/** The preference Entra records when this becomes a person's first second factor; undefined for the others. */
export function preferenceFor(method: SimulatedMethod): PreferredMethod | undefined {
  switch (method.kind) {
    case 'microsoftAuthenticator':
      return 'push';
    case 'softwareOath':
      return 'oath';
    case 'hardwareOath':
      return isActiveToken(method) ? 'oath' : undefined;
    case 'phone':
      return phonePreference(method.phoneType);
    case 'password':
    case 'fido2':
    case 'windowsHelloForBusiness':
    case 'platformCredential':
    case 'email':
    case 'external':
    case 'temporaryAccessPass':
    case 'qrCodePin':
    case 'unheardOf':
      return undefined;
  }
}

/**
 * Whether the method can be the default second factor, and so counts as "other method" for the rule that the
 * default goes last. That passkeys and Windows Hello do not count is our choice: Microsoft does not say.
 */
export function isSecondFactor(method: SimulatedMethod): boolean {
  return preferenceFor(method) !== undefined;
}

function isActiveToken(method: SimulatedMethod): boolean {
  return method.kind === 'hardwareOath' && method.status !== 'assigned';
}

function phonePreference(phoneType: PhoneType): PreferredMethod {
  switch (phoneType) {
    case 'mobile':
      return 'sms';
    case 'alternateMobile':
      return 'voiceAlternateMobile';
    case 'office':
      return 'voiceOffice';
  }
}
