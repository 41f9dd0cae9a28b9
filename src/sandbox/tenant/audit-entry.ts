import { homeAddress, type SignInPerson } from './sign-in.ts';
import type { Resource } from './collection.ts';

/** Who did it: a person, or an application by itself. */
export type AuditActor =
  | { readonly user: SignInPerson; readonly ipAddress?: string }
  | { readonly app: { readonly appId: string; readonly displayName: string } };

/** A property that changed; the values are JSON arrays in text, as Entra writes them, or nothing. */
export interface ChangedProperty {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What happened to somebody. */
export interface AuditActivity {
  /** `activityDisplayName`. */
  readonly activity: string;
  /** `loggedByService`; default Core Directory. */
  readonly service?: string;
  /** Default UserManagement. */
  readonly category?: string;
  /** Default success. */
  readonly result?: 'success' | 'failure' | 'timeout';
  /** Default: the program that carries over what the personnel office enters. */
  readonly by?: AuditActor;
  readonly changed?: readonly ChangedProperty[];
}

/** What happened to a person of the cast before the tenant started. */
export interface AuditStory extends AuditActivity {
  readonly hoursBefore: number;
}

/** An entry to put into the audit log; `at` in milliseconds since the epoch, default now. */
export interface NewAudit extends AuditActivity {
  readonly at?: number;
}

/** One entry of the directory's audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly person: SignInPerson;
  readonly what: AuditActivity;
}

/** The service that logs what people and admins do with security info. */
export const METHODS_SERVICE = 'Authentication Methods';
const DIRECTORY_SERVICE = 'Core Directory';

const PERSONNEL: AuditActor = {
  app: { appId: '0d6e1a6b-9c0e-4a55-8f1e-5d3c7b9e2f10', displayName: 'Contoso personnel import' },
};

/** An entry; `number` makes ids that are the same in every run. */
export function createAudit(
  number: number,
  person: SignInPerson,
  at: number,
  what: AuditActivity,
): AuditEntry {
  const { id, displayName, userPrincipalName } = person;
  const entry = `Directory_${String(number).padStart(12, '0')}`;
  return { id: entry, at, person: { id, displayName, userPrincipalName }, what };
}

/** A property with its values before and after, written as Entra writes them. */
export function changed(name: string, from: readonly string[], to: readonly string[]): ChangedProperty {
  return { name, from: JSON.stringify(from), to: JSON.stringify(to) };
}

/** “Update user”, with the property that lists the names of the others. */
export function userUpdated(properties: readonly ChangedProperty[]): AuditActivity {
  const names = properties.map(({ name }) => name).join(', ');
  const list = { name: 'Included Updated Properties', from: null, to: JSON.stringify(names) };
  return { activity: 'Update user', changed: [...properties, list] };
}

function initiator(by: AuditActor): Readonly<Record<string, unknown>> {
  if ('app' in by)
    return { user: null, app: { ...by.app, servicePrincipalId: null, servicePrincipalName: null } };
  const { id, displayName, userPrincipalName } = by.user;
  const ipAddress = by.ipAddress ?? homeAddress(by.user);
  return { app: null, user: { id, displayName, userPrincipalName, ipAddress } };
}

function read({ id, at, person, what }: AuditEntry): Readonly<Record<string, unknown>> {
  const properties = (what.changed ?? []).map(({ name, from, to }) => ({
    displayName: name,
    oldValue: from,
    newValue: to,
  }));
  const { id: personId, displayName, userPrincipalName } = person;
  const target = { id: personId, displayName, type: 'User', userPrincipalName, groupType: null };
  return {
    id,
    category: what.category ?? 'UserManagement',
    correlationId: `c0de0000-0000-4000-8000-${id.slice(-12)}`,
    result: what.result ?? 'success',
    resultReason: '',
    activityDisplayName: what.activity,
    activityDateTime: new Date(at).toISOString(),
    loggedByService: what.service ?? DIRECTORY_SERVICE,
    operationType: 'Update',
    initiatedBy: initiator(what.by ?? PERSONNEL),
    targetResources: [{ ...target, modifiedProperties: properties }],
    additionalDetails: [],
  };
}

const PROPERTIES = [
  'id',
  'category',
  'correlationId',
  'result',
  'resultReason',
  'activityDisplayName',
  'activityDateTime',
  'loggedByService',
  'operationType',
  'initiatedBy',
  'targetResources',
  'additionalDetails',
];

export const DIRECTORY_AUDIT: Resource<AuditEntry> = {
  type: 'directoryAudit',
  usual: PROPERTIES,
  known: PROPERTIES,
  read,
};

/** What an entry is filtered by besides time and person. */
export function filedUnder({ what }: AuditEntry): { readonly category: string; readonly service: string } {
  return { category: what.category ?? 'UserManagement', service: what.service ?? DIRECTORY_SERVICE };
}
