import type { Resource } from './collection.ts';
import type { SimulatedGroup } from './groups.ts';
import type { SimulatedApplication, SimulatedPerson, SimulatedRole } from './person.ts';

const DEFAULT_USER = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const satisfies readonly (keyof SimulatedPerson)[];

/** Properties of Graph's user that the simulation holds but sends only when asked. */
const FURTHER_USER = [
  'accountEnabled',
  'assignedLicenses',
  'createdDateTime',
  'creationType',
  'deletedDateTime',
  'department',
  'employeeId',
  'employeeType',
  'externalUserState',
  'identities',
  'isManagementRestricted',
  'isResourceAccount',
  'lastPasswordChangeDateTime',
  'onPremisesSyncEnabled',
  'proxyAddresses',
  'signInSessionsValidFromDateTime',
  'userType',
] as const satisfies readonly (keyof SimulatedPerson)[];

/** People who are not deleted. */
export const USER: Resource<SimulatedPerson> = {
  type: 'user',
  usual: DEFAULT_USER,
  known: [...DEFAULT_USER, ...FURTHER_USER],
  read: (person) => ({ ...person }),
};

/** People in the recycle bin: Graph puts the id without dashes before their sign-in name. */
export const DELETED_USER: Resource<SimulatedPerson> = {
  ...USER,
  usual: [...DEFAULT_USER, 'deletedDateTime'],
  read: (person) => ({ ...person, userPrincipalName: mangledUpn(person) }),
};

/** The sign-in name Graph shows of a deleted person. */
export function mangledUpn(person: SimulatedPerson): string {
  return `${person.id.replaceAll('-', '')}${person.userPrincipalName}`;
}

const GROUP_PROPERTIES = [
  'id',
  'displayName',
  'description',
  'isAssignableToRole',
  'groupTypes',
  'securityEnabled',
  'mailEnabled',
];

export const GROUP: Resource<SimulatedGroup> = {
  type: 'group',
  usual: GROUP_PROPERTIES,
  known: GROUP_PROPERTIES,
  read: (group) => ({ ...group, securityEnabled: true, mailEnabled: false }),
};

const ROLE_PROPERTIES = ['id', 'displayName', 'description', 'roleTemplateId', 'deletedDateTime'];

/** An activated directory role; its object id differs from its template id, as in a real tenant. */
export const DIRECTORY_ROLE: Resource<SimulatedRole> = {
  type: 'directoryRole',
  usual: ROLE_PROPERTIES,
  known: ROLE_PROPERTIES,
  read: (role) => ({
    id: role.templateId.replace(/^.{8}/, '0d1c0000'),
    displayName: role.displayName,
    roleTemplateId: role.templateId,
  }),
};

const APPLICATION_PROPERTIES = ['id', 'appId', 'displayName', 'deletedDateTime'];

const appResource = (type: string): Resource<SimulatedApplication> => ({
  type,
  usual: APPLICATION_PROPERTIES,
  known: APPLICATION_PROPERTIES,
  read: (application) => ({ ...application }),
});

export const APPLICATION = appResource('application');
export const SERVICE_PRINCIPAL = appResource('servicePrincipal');
