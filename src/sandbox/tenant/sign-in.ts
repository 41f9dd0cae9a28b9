import type { Resource } from './collection.ts';

/** Values of `riskLevelDuringSignIn` that a test may want. */
export type SignInRisk = 'none' | 'low' | 'medium' | 'high' | 'hidden';

interface SignInResult {
  /** 0 for success, else Microsoft's error number. */
  readonly errorCode: number;
  readonly additionalDetails?: string;
  /** Default none. */
  readonly risk?: SignInRisk;
  /** Default: the person's address at home. */
  readonly ipAddress?: string;
  /** Two letters; default: where everybody lives. */
  readonly country?: string;
}

/** A sign-in that a person of the cast made before the tenant started. */
export interface SignInStory extends SignInResult {
  readonly minutesBefore: number;
}

/** A sign-in to put into the log; `at` in milliseconds since the epoch, default now. */
export interface NewSignIn extends SignInResult {
  readonly at?: number;
}

/** Whoever signs in, or tries to. */
export interface SignInPerson {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

/** One entry of the sign-in log. */
export interface SignInEntry {
  readonly id: string;
  readonly at: number;
  readonly person: SignInPerson;
  readonly result: SignInResult;
}

/** What the log says in `failureReason`; texts of https://login.microsoftonline.com/error. */
const REASONS: Readonly<Record<number, string>> = {
  50053:
    'Account is locked because the user tried to sign in too many times with an incorrect user ID or password.',
  50057: 'User account is disabled.',
  50074: 'Strong authentication is required.',
  50126: 'Error validating credentials due to invalid username or password.',
  53003: 'Access has been blocked by Conditional Access policies.',
  500121: 'Authentication failed during strong authentication request.',
};

const DEVICE = {
  deviceId: '',
  displayName: '',
  operatingSystem: 'Windows10',
  browser: 'Edge 131.0.0',
  isCompliant: false,
  isManaged: false,
  trustType: '',
};

const HOME_COUNTRY = 'DE';

/** Where Graph puts an address; only the country of one away from home is known. */
function placeOf(country: string) {
  const geoCoordinates = { altitude: null, latitude: 53.55, longitude: 9.99 };
  if (country === HOME_COUNTRY)
    return { city: 'Hamburg', state: 'Hamburg', countryOrRegion: country, geoCoordinates };
  return { city: '', state: '', countryOrRegion: country, geoCoordinates: {} };
}

/** Where somebody usually signs in from: the same in every run. */
export function homeAddress({ id }: Pick<SignInPerson, 'id'>): string {
  return `198.51.100.${1 + (parseInt(id.slice(0, 4), 16) % 254)}`;
}

/** An entry; `number` makes ids that are the same in every run. */
export function createSignIn(
  number: number,
  person: SignInPerson,
  at: number,
  result: SignInResult,
): SignInEntry {
  const id = `510c0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const { id: userId, displayName, userPrincipalName } = person;
  return { id, at, person: { id: userId, displayName, userPrincipalName }, result };
}

/** As v1.0 has it: no `authenticationDetails`, no `mfaDetail`, which are beta. */
function read({ id, at, person, result }: SignInEntry): Readonly<Record<string, unknown>> {
  const { errorCode, additionalDetails = null, risk = 'none' } = result;
  const { ipAddress = homeAddress(person), country = HOME_COUNTRY } = result;
  return {
    id,
    createdDateTime: new Date(at).toISOString(),
    userId: person.id,
    userDisplayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    appDisplayName: 'Office 365 Exchange Online',
    ipAddress,
    clientAppUsed: 'Browser',
    correlationId: id.replace('510c', 'c0de'),
    conditionalAccessStatus: errorCode === 0 ? 'success' : 'failure',
    isInteractive: true,
    riskLevelDuringSignIn: risk,
    status: { errorCode, failureReason: REASONS[errorCode] ?? 'Other.', additionalDetails },
    deviceDetail: DEVICE,
    location: placeOf(country),
  };
}

const PROPERTIES = [
  'id',
  'createdDateTime',
  'userId',
  'userDisplayName',
  'userPrincipalName',
  'appDisplayName',
  'ipAddress',
  'clientAppUsed',
  'correlationId',
  'conditionalAccessStatus',
  'isInteractive',
  'riskLevelDuringSignIn',
  'status',
  'deviceDetail',
  'location',
];

export const SIGN_IN: Resource<SignInEntry> = {
  type: 'signIn',
  usual: PROPERTIES,
  known: PROPERTIES,
  read,
};
