// The application permissions of which any one suffices, from Microsoft's published list. Permissions an app
// such as Latchkey never holds (device management, agent identities, User.ReadBasic.All, which hides most of what
// is asked for) are left out, and so refused: stricter than the real service, never laxer.

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const READ_USERS = ['User.Read.All', 'User.ReadWrite.All', ...DIRECTORY] as const;
const READ_ROLES = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  ...DIRECTORY,
] as const;

/** Per kind of call, the permissions any of which allows it. */
export const ALLOWS = {
  users: READ_USERS,
  deletedUsers: READ_USERS,
  relations: READ_USERS,
  ownedObjects: READ_USERS,
  memberships: [
    'User.Read.All',
    ...DIRECTORY,
    'Group.Read.All',
    'Group.ReadBasic.All',
    'GroupMember.Read.All',
    'GroupMember.ReadBasic.All',
  ],
  groups: [
    ...DIRECTORY,
    'Group.Read.All',
    'Group.ReadBasic.All',
    'Group.ReadWrite.All',
    'GroupMember.Read.All',
  ],
  groupMembers: [
    'Directory.Read.All',
    'Group.Read.All',
    'Group.ReadBasic.All',
    'Group.ReadWrite.All',
    'GroupMember.Read.All',
    'GroupMember.ReadBasic.All',
    'GroupMember.ReadWrite.All',
  ],
  roleObjects: READ_ROLES,
  roleAssignments: READ_ROLES,
  roleEligibility: [
    'RoleEligibilitySchedule.Read.Directory',
    'RoleEligibilitySchedule.ReadWrite.Directory',
    'RoleManagement.Read.All',
    'RoleManagement.Read.Directory',
    'RoleManagement.ReadWrite.Directory',
  ],
  groupEligibility: [
    'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    'PrivilegedAccess.Read.AzureADGroup',
    'PrivilegedAccess.ReadWrite.AzureADGroup',
  ],
  subscribedSkus: ['LicenseAssignment.Read.All', 'Organization.Read.All', ...DIRECTORY],
  domains: ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All'],
  allMethods: ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'],
  changePreferences: ['UserAuthenticationMethod.ReadWrite.All'],
  signIns: ['AuditLog.Read.All'],
  directoryAudits: ['AuditLog.Read.All', 'Directory.Read.All'],
  sendMail: ['Mail.Send'],
  schedule: ['Schedule.Read.All', 'Schedule.ReadWrite.All'],
  revokeSessions: ['User.RevokeSessions.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
} as const;

/** The part of `UserAuthMethod-….Read.All` that names a method. */
export type MethodScope =
  | 'Email'
  | 'External'
  | 'HardwareOATH'
  | 'MicrosoftAuthApp'
  | 'Passkey'
  | 'Password'
  | 'Phone'
  | 'PlatformCred'
  | 'QR'
  | 'SoftwareOATH'
  | 'TAP'
  | 'WindowsHello';

/** Permissions any of which allows deleting a method of that scope. */
export function allowsWriting(scope: MethodScope): readonly string[] {
  return [`UserAuthMethod-${scope}.ReadWrite.All`, 'UserAuthenticationMethod.ReadWrite.All'];
}

/** Permissions any of which allows reading methods of that scope. */
export function allowsReading(scope: MethodScope): readonly string[] {
  return [`UserAuthMethod-${scope}.Read.All`, 'UserAuthenticationMethod.Read.All', ...allowsWriting(scope)];
}

/** Everything Latchkey asks for with every reset scope switched on: what a tenant grants unless told otherwise. */
export const EVERYTHING_LATCHKEY_NEEDS: ReadonlySet<string> = new Set([
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  'LicenseAssignment.Read.All',
  'Domain.Read.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthMethod-HardwareOATH.ReadWrite.All',
  'UserAuthMethod-Passkey.Read.All',
  'UserAuthMethod-Passkey.ReadWrite.All',
  'User.RevokeSessions.All',
  'AuditLog.Read.All',
]);

/** The same with the broad permission that changing somebody's default method takes. */
export const EVERYTHING_WITH_DEFAULT_CHANGE: ReadonlySet<string> = new Set([
  ...EVERYTHING_LATCHKEY_NEEDS,
  ...ALLOWS.changePreferences,
]);

/** The same with the permission to send mail, which only a tenant that wants mail grants. */
export const EVERYTHING_WITH_MAIL: ReadonlySet<string> = new Set([
  ...EVERYTHING_LATCHKEY_NEEDS,
  ...ALLOWS.sendMail,
]);

/** The same with the permission to read Teams Shifts, which only a tenant whose on-call is planned there grants. */
export const EVERYTHING_WITH_SHIFTS: ReadonlySet<string> = new Set([
  ...EVERYTHING_LATCHKEY_NEEDS,
  'Schedule.Read.All',
]);
