import { ServiceError } from '../errors.ts';

/**
 * Every kind of call this service makes to Microsoft Graph: how errors and logs name it (never with an id, a search
 * text or a sign-in name in it), and the application permission to grant when Graph answers 403.
 * Source: Microsoft's permission list, https://learn.microsoft.com/graph/permissions-reference.
 */
export const GRAPH_CALLS = {
  person: { name: 'GET /users/{id}', permission: 'User.Read.All' },
  manager: { name: 'GET /users/{id}/manager', permission: 'User.Read.All' },
  people: { name: 'GET /users', permission: 'User.Read.All' },
  deletedPeople: { name: 'GET /directory/deletedItems/microsoft.graph.user', permission: 'User.Read.All' },
  domain: { name: 'GET /domains/{id}', permission: 'Domain.Read.All' },
  groups: { name: 'GET /groups', permission: 'GroupMember.Read.All' },
  groupMembers: {
    name: 'GET /groups/{id}/transitiveMembers/microsoft.graph.user',
    permission: 'GroupMember.Read.All',
  },
  groupsInside: {
    name: 'GET /groups/{id}/transitiveMembers/microsoft.graph.group',
    permission: 'GroupMember.Read.All',
  },
  heldRoles: {
    name: 'GET /users/{id}/transitiveMemberOf/microsoft.graph.directoryRole',
    permission: 'User.Read.All and RoleManagement.Read.Directory',
  },
  groupsOf: { name: 'GET /users/{id}/transitiveMemberOf/microsoft.graph.group', permission: 'User.Read.All' },
  ownedGroups: { name: 'GET /users/{id}/ownedObjects/microsoft.graph.group', permission: 'User.Read.All' },
  ownedApplications: {
    name: 'GET /users/{id}/ownedObjects/microsoft.graph.application',
    permission: 'User.Read.All',
  },
  ownedServicePrincipals: {
    name: 'GET /users/{id}/ownedObjects/microsoft.graph.servicePrincipal',
    permission: 'User.Read.All',
  },
  roleAssignments: {
    name: 'GET /roleManagement/directory/roleAssignments',
    permission: 'RoleManagement.Read.Directory',
  },
  roleEligibility: {
    name: 'GET /roleManagement/directory/roleEligibilityScheduleInstances',
    permission: 'RoleEligibilitySchedule.Read.Directory',
  },
  groupEligibility: {
    name: 'GET /identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
    permission: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  },
  licences: { name: 'GET /subscribedSkus', permission: 'LicenseAssignment.Read.All' },
  signIns: { name: 'GET /auditLogs/signIns', permission: 'AuditLog.Read.All' },
  directoryAudits: { name: 'GET /auditLogs/directoryAudits', permission: 'AuditLog.Read.All' },
  methods: {
    name: 'GET /users/{id}/authentication/methods',
    permission: 'UserAuthenticationMethod.Read.All',
  },
  signInPreferences: {
    name: 'GET /users/{id}/authentication/signInPreferences',
    permission: 'UserAuthenticationMethod.Read.All',
  },
  phones: {
    name: 'GET /users/{id}/authentication/phoneMethods',
    permission: 'UserAuthMethod-Phone.Read.All',
  },
  authenticators: {
    name: 'GET /users/{id}/authentication/microsoftAuthenticatorMethods',
    permission: 'UserAuthMethod-MicrosoftAuthApp.Read.All',
  },
  softwareOaths: {
    name: 'GET /users/{id}/authentication/softwareOathMethods',
    permission: 'UserAuthMethod-SoftwareOATH.Read.All',
  },
  hardwareOaths: {
    name: 'GET /users/{id}/authentication/hardwareOathMethods',
    permission: 'UserAuthMethod-HardwareOATH.Read.All',
  },
  passkeys: {
    name: 'GET /users/{id}/authentication/fido2Methods',
    permission: 'UserAuthMethod-Passkey.Read.All',
  },
  windowsHellos: {
    name: 'GET /users/{id}/authentication/windowsHelloForBusinessMethods',
    permission: 'UserAuthMethod-WindowsHello.Read.All',
  },
  platformCredentials: {
    name: 'GET /users/{id}/authentication/platformCredentialMethods',
    permission: 'UserAuthMethod-PlatformCred.Read.All',
  },
  emails: {
    name: 'GET /users/{id}/authentication/emailMethods',
    permission: 'UserAuthMethod-Email.Read.All',
  },
  externals: {
    name: 'GET /users/{id}/authentication/externalAuthenticationMethods',
    permission: 'UserAuthMethod-External.Read.All',
  },
  temporaryAccessPasses: {
    name: 'GET /users/{id}/authentication/temporaryAccessPassMethods',
    permission: 'UserAuthMethod-TAP.Read.All',
  },
  removePhone: {
    name: 'DELETE /users/{id}/authentication/phoneMethods/{id}',
    permission: 'UserAuthMethod-Phone.ReadWrite.All',
  },
  removeAuthenticator: {
    name: 'DELETE /users/{id}/authentication/microsoftAuthenticatorMethods/{id}',
    permission: 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  },
  removeSoftwareOath: {
    name: 'DELETE /users/{id}/authentication/softwareOathMethods/{id}',
    permission: 'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  },
  removePasskey: {
    name: 'DELETE /users/{id}/authentication/fido2Methods/{id}',
    permission: 'UserAuthMethod-Passkey.ReadWrite.All',
  },
  deactivateHardwareOath: {
    name: 'POST /users/{id}/authentication/hardwareOathMethods/{id}/deactivate',
    permission: 'UserAuthMethod-HardwareOATH.ReadWrite.All',
  },
  changeDefault: {
    name: 'PATCH /users/{id}/authentication/signInPreferences',
    permission: 'UserAuthenticationMethod.ReadWrite.All',
  },
  revokeSessions: { name: 'POST /users/{id}/revokeSignInSessions', permission: 'User.RevokeSessions.All' },
  sendMail: { name: 'POST /users/{id}/sendMail', permission: 'Mail.Send' },
  schedule: { name: 'GET /teams/{id}/schedule', permission: 'Schedule.Read.All' },
  schedulingGroups: { name: 'GET /teams/{id}/schedule/schedulingGroups', permission: 'Schedule.Read.All' },
  shifts: { name: 'GET /teams/{id}/schedule/shifts', permission: 'Schedule.Read.All' },
  timesOff: { name: 'GET /teams/{id}/schedule/timesOff', permission: 'Schedule.Read.All' },
} as const satisfies Record<string, { readonly name: string; readonly permission: string }>;

export type GraphCallKind = keyof typeof GRAPH_CALLS;

/** One call. `path` starts with a slash and holds encoded segments only; `query` values are plain text. */
export interface GraphCall {
  readonly kind: GraphCallKind;
  readonly path: string;
  readonly version?: 'v1.0' | 'beta';
  readonly query?: Readonly<Record<string, string>>;
  /** Sends `ConsistencyLevel: eventual`, which `$search` and `$count` need. */
  readonly eventual?: boolean;
  /** Total time limit in milliseconds, of all pages together, in place of the client's own for each call. */
  readonly within?: number;
  /** A collection of more pages is not read, in place of the client's own limit. */
  readonly mostPages?: number;
}

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text has the form of an Entra object id, and so may stand in a path or filter. */
export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/**
 * The text as one segment of a path. Refuses dots and nothing at all: an address is tidied up before it is sent, so
 * those would name what lies above, and a deletion would hit that.
 */
export function segment(text: string): string {
  if (/^\.*$/.test(text)) throw new ServiceError('GRAPH_UNEXPECTED', 'An id is no segment of a path.');
  return encodeURIComponent(text);
}

/** A string literal of OData: quotes inside are doubled. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The values in groups of fifteen, Microsoft's limit on alternatives in one filter. */
export function inGroups<T>(values: readonly T[]): readonly (readonly T[])[] {
  const groups = Array.from({ length: Math.ceil(values.length / 15) }, (_, index) => index * 15);
  return groups.map((start) => values.slice(start, start + 15));
}
