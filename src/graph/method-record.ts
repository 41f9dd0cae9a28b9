import { z } from 'zod';
import type { ListedMethod, MethodKind, PhoneSlot } from '../domain/method.ts';
import { moment } from './user-record.ts';

/**
 * Graph's types of method. Closed on purpose: what is not in here is `unknown` and shown to a person.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
const KINDS: Readonly<Record<string, MethodKind>> = {
  '#microsoft.graph.phoneAuthenticationMethod': 'phone',
  '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod': 'microsoftAuthenticator',
  '#microsoft.graph.softwareOathAuthenticationMethod': 'softwareOath',
  '#microsoft.graph.hardwareOathAuthenticationMethod': 'hardwareOath',
  '#microsoft.graph.fido2AuthenticationMethod': 'fido2',
  '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod': 'windowsHelloForBusiness',
  '#microsoft.graph.platformCredentialAuthenticationMethod': 'platformCredential',
  '#microsoft.graph.emailAuthenticationMethod': 'email',
  '#microsoft.graph.externalAuthenticationMethod': 'external',
  '#microsoft.graph.temporaryAccessPassAuthenticationMethod': 'temporaryAccessPass',
  '#microsoft.graph.qrCodePinAuthenticationMethod': 'qrCodePin',
  '#microsoft.graph.passwordAuthenticationMethod': 'password',
};

const text = z.string().nullish();

/** An entry of a typed collection, which may leave the type out. */
export const typedRecord = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  createdDateTime: text,
  phoneType: text,
  phoneNumber: text,
  displayName: text,
  device: z.object({ displayName: text, status: text }).nullish(),
});

/** An entry of the list of all methods, where only its type says what it is. */
export const mixedRecord = typedRecord.extend({ '@odata.type': z.string() });

export type MethodRecord = z.infer<typeof typedRecord>;

/** The method an entry describes; `collection` is the kind of its typed collection, if it came from one. */
export function methodFrom(record: MethodRecord, collection?: MethodKind): ListedMethod {
  const type = record['@odata.type'];
  const kind = type === undefined ? (collection ?? 'unknown') : kindOf(type);
  const createdAt = record.createdDateTime == null ? undefined : moment(record.createdDateTime);
  const slot = kind === 'phone' ? PHONE_SLOTS.find((one) => one === record.phoneType) : undefined;
  const device = deviceOf(kind, record);
  return {
    id: record.id,
    // A phone of a slot that is not known can't be put in order, so it is as strange as a strange type.
    kind: kind === 'phone' && slot === undefined ? 'unknown' : kind,
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(slot === undefined ? {} : { phoneSlot: slot }),
    ...(kind === 'phone' && record.phoneNumber != null ? { number: record.phoneNumber } : {}),
    ...(device === undefined ? {} : { device }),
  };
}

const kindOf = (type: string): ListedMethod['kind'] =>
  Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'unknown') : 'unknown';

const PHONE_SLOTS: readonly PhoneSlot[] = ['mobile', 'alternateMobile', 'office'];

const NAMED: readonly ListedMethod['kind'][] = [
  'microsoftAuthenticator',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'hardwareOath',
];
const LONGEST_NAME = 60;

function deviceOf(kind: ListedMethod['kind'], { displayName, device }: MethodRecord): string | undefined {
  const name = NAMED.includes(kind) ? (displayName ?? device?.displayName) : undefined;
  // By code points: half a surrogate pair is no text.
  const short = Array.from(name?.trim() ?? '')
    .slice(0, LONGEST_NAME)
    .join('')
    .trim();
  return short === '' ? undefined : short;
}

const UNUSABLE = ['available', 'assigned', 'failedActivation'];

/**
 * Whether a hardware token can be used to sign in. Deactivating leaves it assigned, so its device's status tells that it is
 * gone; which word Graph then says is not documented (https://learn.microsoft.com/graph/api/resources/hardwareoathtokenauthenticationmethoddevice),
 * and an unknown word or none counts as usable: a token is never taken for gone on a guess.
 */
export function isUsableToken({ device }: MethodRecord): boolean {
  return !UNUSABLE.includes(device?.status ?? '');
}
