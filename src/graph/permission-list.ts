// The one list of what Latchkey needs of Microsoft Graph: the start, `doctor` and the tables in the documents are made of it.
import type { MethodKind } from '../domain/method.ts';
import type { ResetScope } from '../domain/reset-plan.ts';
import type { GraphCallKind } from './graph-call.ts';
import {
  ALWAYS,
  CHANGE_DEFAULT,
  MAIL,
  PIM,
  PIM_AUTO,
  removing,
  REVOKE,
  SHIFTS,
  type Condition,
} from './permission-condition.ts';

/** One application permission of Microsoft Graph. */
export interface Permission {
  readonly name: string;
  /** What Latchkey does with it, to follow “Latchkey”. */
  readonly does: string;
  /** The calls it is the least permission for. */
  readonly calls: readonly GraphCallKind[];
  /** Wider permissions, any of which allows all of those calls by Microsoft's list. */
  readonly coveredBy: readonly string[];
  /** Those that allow one of the calls alone. */
  readonly coveredFor?: Readonly<Partial<Record<GraphCallKind, readonly string[]>>>;
  /** Where else it may be granted, out of every token's sight: to follow “it may be granted”. */
  readonly elsewhere?: string;
  /** `instead`: of use only where `UserAuthenticationMethod.Read.All` is not granted. */
  readonly need: 'required' | 'optional' | 'instead';
  /** The kind of method it lets one list. */
  readonly lists?: MethodKind;
  readonly when: Condition;
  /** What is lost without it: a sentence. */
  readonly without: string;
  /** What no list of Microsoft's that was at hand settles. */
  readonly unverified?: string;
}

/** Microsoft's own words about a permission. */
export function sourceOf({ name }: Pick<Permission, 'name'>): string {
  return `https://learn.microsoft.com/graph/permissions-reference#${name.replaceAll('.', '').toLowerCase()}`;
}

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;

/** Names that code refers to. */
export const READ_ALL_METHODS = 'UserAuthenticationMethod.Read.All';
export const WRITE_ALL_METHODS = 'UserAuthenticationMethod.ReadWrite.All';
export const READ_LOGS = 'AuditLog.Read.All';
export const SEND_MAIL = 'Mail.Send';
export const READ_SCHEDULES = 'Schedule.Read.All';

const BASE: readonly Permission[] = [
  {
    name: 'User.Read.All',
    does: 'finds people, reads standing, phone numbers, manager, groups and what a person owns; deleted accounts',
    calls: [
      'person',
      'manager',
      'people',
      'deletedPeople',
      'heldRoles',
      'groupsOf',
      'ownedGroups',
      'ownedApplications',
      'ownedServicePrincipals',
    ],
    coveredBy: DIRECTORY,
    need: 'required',
    when: ALWAYS,
    without: 'Nothing works.',
    unverified:
      'for deleted accounts, and whether owned applications come back whole without Application.Read.All',
  },
  {
    name: 'GroupMember.Read.All',
    does: 'reads the approver group, which groups may hold admin roles, and whether one of somebody’s does',
    calls: ['groups', 'groupMembers', 'groupsInside'],
    coveredBy: ['Directory.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'GroupMember.ReadWrite.All'],
    need: 'required',
    when: ALWAYS,
    without:
      'Everybody is refused, or with `directory.pim: none` whoever is in a group: it can’t be told which groups hold admin roles.',
    unverified: 'whether such groups show themselves without it',
  },
  {
    name: 'RoleManagement.Read.Directory',
    does: 'sees admin roles, so that admins are refused',
    calls: ['heldRoles', 'roleAssignments'],
    coveredBy: ['RoleManagement.ReadWrite.Directory', ...DIRECTORY],
    need: 'required',
    when: ALWAYS,
    without: 'Everybody is refused, since nobody’s privilege is known.',
  },
  {
    name: 'Domain.Read.All',
    does: 'recognises federated domains, whose people may have their second factor elsewhere',
    calls: ['domain'],
    coveredBy: ['Domain.ReadWrite.All', 'Directory.Read.All'],
    need: 'required',
    when: ALWAYS,
    without: 'Nobody can be looked up, since a reset could be promised that does not help.',
  },
  {
    name: 'RoleEligibilitySchedule.Read.Directory',
    does: 'sees roles that a person may activate',
    calls: ['roleEligibility'],
    coveredBy: [
      'RoleEligibilitySchedule.ReadWrite.Directory',
      'RoleManagement.Read.All',
      'RoleManagement.Read.Directory',
      'RoleManagement.ReadWrite.Directory',
    ],
    need: 'required',
    when: PIM,
    without:
      'Probably nothing: by Microsoft’s list `RoleManagement.Read.Directory` covers it. Otherwise everybody is refused.',
    unverified: 'whether the wider one is enough',
  },
  {
    name: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    does: 'sees groups whose membership a person, or a group they are in, may activate',
    calls: ['groupEligibility'],
    coveredBy: ['PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup'],
    need: 'required',
    when: PIM,
    without: 'Everybody is refused, unless `directory.pim` is `none`.',
    unverified: 'that one may ask for a person’s schedules without naming a group',
  },
  {
    name: 'LicenseAssignment.Read.All',
    does: 'reads the tenant’s licences, to tell “no licence for eligibility” from “not allowed to look”',
    calls: ['licences'],
    coveredBy: ['Organization.Read.All', 'Organization.ReadWrite.All', ...DIRECTORY],
    need: 'required',
    when: PIM_AUTO,
    without:
      'A tenant without Entra ID P2 or Governance refuses everybody, unless `directory.pim` is `none`.',
  },
  {
    name: READ_LOGS,
    does: 'reads when a person’s phones, manager or sign-in name were changed and what they register after a reset, and their latest sign-ins as evidence, never as proof (these need Entra ID P1 as well)',
    calls: ['signIns', 'directoryAudits'],
    coveredBy: [],
    coveredFor: { directoryAudits: ['Directory.Read.All'] },
    need: 'optional',
    when: ALWAYS,
    without:
      'Every request takes the elevated tier, since nobody can tell how old a phone number is. The approver’s card says that the sign-in log was not read; “declined” and “fraud reported” go unnoticed, and so do registrations from unusual places.',
    unverified:
      'for the audit log, since one page of Microsoft’s asks for Directory.Read.All beside it and its list does not',
  },
];

const READING: readonly Permission[] = [
  {
    name: READ_ALL_METHODS,
    does: 'lists all methods at once, to plan and to see them gone; reads the default method (beta)',
    calls: ['methods', 'signInPreferences'],
    coveredBy: [WRITE_ALL_METHODS],
    need: 'required',
    when: ALWAYS,
    without:
      'Only kinds with a `UserAuthMethod-….Read.All` or `….ReadWrite.All` of their own are seen, and the default is never known; with none of those there is no reset.',
    unverified: 'for the default',
  },
  reading('Phone', 'phones', 'phone', 'phones'),
  reading('MicrosoftAuthApp', 'authenticators', 'microsoftAuthenticator', 'Authenticator registrations'),
  reading('SoftwareOATH', 'softwareOaths', 'softwareOath', 'code generators'),
  reading('HardwareOATH', 'hardwareOaths', 'hardwareOath', 'hardware tokens (beta)'),
  // The trap in Microsoft's list: neither Passkey.ReadWrite.All nor the broad permissions list this one collection.
  {
    ...reading('Passkey', 'passkeys', 'fido2', 'passkeys; nothing else lists them one kind at a time'),
    coveredBy: [],
  },
  reading('WindowsHello', 'windowsHellos', 'windowsHelloForBusiness', 'Windows Hello for Business'),
  reading('PlatformCred', 'platformCredentials', 'platformCredential', 'platform credentials of macOS'),
  reading('Email', 'emails', 'email', 'e-mail addresses for password reset'),
  reading('External', 'externals', 'external', 'external methods'),
  reading('TAP', 'temporaryAccessPasses', 'temporaryAccessPass', 'Temporary Access Passes'),
];

function reading(type: string, call: GraphCallKind, lists: MethodKind, what: string): Permission {
  return {
    name: `UserAuthMethod-${type}.Read.All`,
    does: `lists ${what}`,
    calls: [call],
    coveredBy: [`UserAuthMethod-${type}.ReadWrite.All`, READ_ALL_METHODS, WRITE_ALL_METHODS],
    need: 'instead',
    lists,
    when: { words: `instead of \`${READ_ALL_METHODS}\``, holds: () => false },
    without: 'This kind is not seen where methods are listed one kind at a time.',
  };
}

const CHANGING: readonly Permission[] = [
  changing('MicrosoftAuthApp', 'removeAuthenticator', 'authenticator', 'removes Authenticator registrations'),
  changing('SoftwareOATH', 'removeSoftwareOath', 'softwareOath', 'removes code generators'),
  {
    ...changing('Phone', 'removePhone', 'phone', 'removes phones'),
    without:
      'Take `phone` out of `reset.methods` (the default). People whose default is Authenticator while a phone stays can then not be reset by the bot, since Graph refuses to delete the default while another second factor stays (unless `reset.changeDefault`); they are refused before approval, with that reason.',
  },
  {
    ...changing(
      'HardwareOATH',
      'deactivateHardwareOath',
      'hardwareOath',
      'deactivates hardware tokens (beta)',
    ),
    unverified: 'for this call',
  },
  changing('Passkey', 'removePasskey', 'passkey', 'removes a passkey that the approver says is lost'),
  {
    name: 'User.RevokeSessions.All',
    does: 'signs a person out everywhere after a reset',
    calls: ['revokeSessions'],
    coveredBy: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    need: 'required',
    when: REVOKE,
    without:
      'Set `reset.revokeSessions` to `never`: a thief who is signed in stays signed in until an admin ends it.',
  },
  {
    name: WRITE_ALL_METHODS,
    does: 'changes a person’s default method so that it can go (beta)',
    calls: ['changeDefault'],
    coveredBy: [],
    need: 'required',
    when: CHANGE_DEFAULT,
    without:
      'Leave `reset.changeDefault` out (the default): people whose default can’t go while another method stays are refused before approval.',
    unverified: 'for this call',
  },
];

function changing(type: string, call: GraphCallKind, method: ResetScope, does: string): Permission {
  return {
    name: `UserAuthMethod-${type}.ReadWrite.All`,
    does,
    calls: [call],
    coveredBy: [WRITE_ALL_METHODS],
    need: 'required',
    when: removing(method),
    without: `Take \`${method}\` out of \`reset.methods\`: such methods stay.`,
  };
}

const TELLING: readonly Permission[] = [
  {
    name: SEND_MAIL,
    does: 'sends mail out of the one mailbox that is configured',
    calls: ['sendMail'],
    coveredBy: [],
    elsewhere: 'in Exchange for that mailbox alone, which is the better way',
    need: 'required',
    when: MAIL,
    without: 'Nobody is told by mail, unless Exchange allows it for that mailbox alone.',
  },
];

const ROUTING: readonly Permission[] = [
  {
    name: READ_SCHEDULES,
    does: 'reads the shifts, times off and scheduling groups of one team in Teams Shifts, to know who is on call',
    calls: ['schedule', 'schedulingGroups', 'shifts', 'timesOff'],
    coveredBy: ['Schedule.ReadWrite.All'],
    need: 'required',
    when: SHIFTS,
    without:
      'Nobody is known to be on call: requests go on at once to the step `everyone`, where there is one, and their cards say why.',
  },
];

/** Every application permission that Latchkey can make use of, in the order a tenant would think about them. */
export const PERMISSIONS: readonly Permission[] = [...BASE, ...READING, ...CHANGING, ...TELLING, ...ROUTING];
