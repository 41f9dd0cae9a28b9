import type { AuditStory } from './audit-entry.ts';
import type { SignInStory } from './sign-in.ts';
import { authenticatorMethod, passwordMethod, type PreferredMethod, type SimulatedMethod } from './method.ts';

/** A directory role someone holds or may activate; `/` is the whole tenant. */
export interface SimulatedRole {
  readonly templateId: string;
  readonly displayName: string;
  readonly directoryScopeId: string;
}

/** An app registration or a service principal someone owns. */
export interface SimulatedApplication {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

/**
 * One account of the simulated tenant: the properties of Graph's `user` under Graph's names, and beside them
 * what Graph shows elsewhere (methods, roles, ownership). Mutable, so that a test can change the world.
 */
export interface SimulatedPerson {
  readonly id: string;
  /** One line on why this person exists. */
  readonly story: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  userPrincipalName: string;
  mail: string | null;
  jobTitle: string | null;
  department: string | null;
  officeLocation: string | null;
  preferredLanguage: string | null;
  businessPhones: string[];
  mobilePhone: string | null;
  employeeId: string | null;
  employeeType: string | null;
  proxyAddresses: string[];
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  creationType: string | null;
  externalUserState: string | null;
  identities: { signInType: string; issuer: string; issuerAssignedId: string | null }[];
  onPremisesSyncEnabled: boolean | null;
  isResourceAccount: boolean | null;
  isManagementRestricted: boolean | null;
  createdDateTime: string;
  /** Set for people in the recycle bin: then they are in `deletedItems` only. */
  deletedDateTime: string | null;
  lastPasswordChangeDateTime: string | null;
  signInSessionsValidFromDateTime: string;
  assignedLicenses: { skuId: string; disabledPlans: string[] }[];
  managerId: string | null;
  methods: SimulatedMethod[];
  /** What Graph calls userPreferredMethodForSecondaryAuthentication. */
  preferredMethod: PreferredMethod;
  roles: SimulatedRole[];
  eligibleRoles: SimulatedRole[];
  /** Groups the person may activate membership of. */
  eligibleGroupIds: string[];
  ownedApplications: SimulatedApplication[];
  ownedServicePrincipals: SimulatedApplication[];
  /** What the sign-in log holds of them when a tenant starts; later changes have no effect. */
  readonly signInsBefore: readonly SignInStory[];
  /** The same for the audit log. */
  readonly auditsBefore?: readonly AuditStory[];
}

/** What must be said about a person; the rest has an ordinary employee's values. */
export type PersonBasics = Pick<SimulatedPerson, 'id' | 'story' | 'displayName'> & Partial<SimulatedPerson>;

/** The default domain of the simulated tenant. */
export const DOMAIN = 'contoso.com';

const HIRED = '2023-02-06T08:00:00Z';

/**
 * An account of Contoso. Without `userPrincipalName` it is the lower-case first word of the display name at
 * contoso.com; methods are the password and whatever `methods` lists.
 */
export function createPerson(basics: PersonBasics): SimulatedPerson {
  const [givenName = basics.displayName, ...others] = basics.displayName.split(' ');
  const userPrincipalName = basics.userPrincipalName ?? `${givenName.toLowerCase()}@${DOMAIN}`;
  const mail = basics.mail === undefined ? userPrincipalName : basics.mail;
  return {
    ...employment(userPrincipalName, mail),
    ...standing(),
    givenName,
    surname: others.length === 0 ? null : others.join(' '),
    ...basics,
    userPrincipalName,
    mail,
    methods: [passwordMethod(HIRED), ...(basics.methods ?? [])],
  };
}

/** Authenticator on `device` as the only second factor, preferred. `digits` (four) makes the method's id. */
export function withAuthenticator(
  device: string,
  digits: string,
): Pick<SimulatedPerson, 'methods' | 'preferredMethod'> {
  const id = `a17e0000-0000-4000-8000-00000000${digits}`;
  return { methods: [authenticatorMethod(id, device, '2024-09-02T07:30:00Z')], preferredMethod: 'push' };
}

function employment(userPrincipalName: string, mail: string | null) {
  return {
    jobTitle: null,
    department: null,
    officeLocation: 'Building 7',
    preferredLanguage: 'en-US',
    businessPhones: [],
    mobilePhone: null,
    employeeId: null,
    employeeType: 'Employee',
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    identities: [
      {
        signInType: 'userPrincipalName',
        issuer: 'contoso.onmicrosoft.com',
        issuerAssignedId: userPrincipalName,
      },
    ],
  };
}

function standing() {
  return {
    accountEnabled: true,
    userType: 'Member' as const,
    creationType: null,
    externalUserState: null,
    onPremisesSyncEnabled: null,
    isResourceAccount: null,
    isManagementRestricted: null,
    createdDateTime: HIRED,
    deletedDateTime: null,
    lastPasswordChangeDateTime: '2026-06-01T08:00:00Z',
    signInSessionsValidFromDateTime: '2026-06-01T08:00:00Z',
    assignedLicenses: [],
    managerId: null,
    preferredMethod: 'none' as const,
    roles: [],
    eligibleRoles: [],
    eligibleGroupIds: [],
    ownedApplications: [],
    ownedServicePrincipals: [],
    signInsBefore: [],
  };
}
