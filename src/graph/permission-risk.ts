/**
 * What a permission can do in the wrong hands: whoever gets hold of the bot's identity holds it. Tier 0 leads to every
 * account of the tenant, break-glass accounts included; Tier 1 harms many people but needs more to take an account over.
 */
export interface Risk {
  readonly tier: 0 | 1;
  /** To follow “whoever holds it can”. */
  readonly can: string;
}

const PLANTS =
  'of any account, break-glass accounts included, and so sign in as anybody whose password is known or can be reset';

/**
 * By Microsoft's list of calls (POST and PATCH of the typed collections) and, for the directory, by
 * https://github.com/emiliensocchi/azure-tiering.
 */
const RISKS: Readonly<Record<string, Risk>> = {
  'UserAuthenticationMethod.ReadWrite.All': {
    tier: 0,
    can: `add, change and remove every kind of method ${PLANTS}; it is the widest there is`,
  },
  'UserAuthMethod-TAP.ReadWrite.All': {
    tier: 0,
    can: 'issue a Temporary Access Pass for any account, break-glass accounts included, and sign in with it without any password',
  },
  'UserAuthMethod-Phone.ReadWrite.All': {
    tier: 0,
    can: `add a phone to the methods ${PLANTS}: its codes then go to them`,
  },
  'UserAuthMethod-HardwareOATH.ReadWrite.All': {
    tier: 0,
    can: `assign and activate a token of theirs among the methods ${PLANTS}`,
  },
  'UserAuthMethod-QR.ReadWrite.All': { tier: 0, can: `set a QR code with a PIN among the methods ${PLANTS}` },
  // Often counted as Tier 1, but Microsoft's list has POST fido2Methods and creationOptions for it.
  'UserAuthMethod-Passkey.ReadWrite.All': {
    tier: 0,
    can: 'by Microsoft’s list register a passkey of theirs for any account, break-glass accounts included, and sign in with it without any password',
  },
  'UserAuthMethod-Email.ReadWrite.All': {
    tier: 1,
    can: 'add an address that receives the codes of a password reset',
  },
  'UserAuthMethod-External.ReadWrite.All': {
    tier: 1,
    can: 'register people with an external provider that the tenant trusts',
  },
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All': {
    tier: 1,
    can: 'remove anybody’s Authenticator, so that whoever knows the password may register first; it adds nothing',
  },
  'UserAuthMethod-SoftwareOATH.ReadWrite.All': {
    tier: 1,
    can: 'remove anybody’s code generator, so that whoever knows the password may register first; it adds nothing',
  },
  'User.RevokeSessions.All': { tier: 1, can: 'sign everybody out, again and again' },
  'Mail.Send': {
    tier: 1,
    can: 'send mail as anybody, unless an Exchange policy limits it to one mailbox',
  },
  'RoleManagement.ReadWrite.Directory': { tier: 0, can: 'make anybody Global Administrator' },
  'AppRoleAssignment.ReadWrite.All': { tier: 0, can: 'give itself every other permission' },
  'Application.ReadWrite.All': { tier: 0, can: 'put a credential on any application and act as it' },
  'Directory.ReadWrite.All': { tier: 0, can: 'change most of the directory, groups and people included' },
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup': {
    tier: 0,
    can: 'make anybody eligible for any group, those that hold roles included',
  },
  'RoleEligibilitySchedule.ReadWrite.Directory': { tier: 0, can: 'make anybody eligible for any role' },
  'Domain.ReadWrite.All': { tier: 0, can: 'make a domain federated and sign in as its people' },
  'User.ReadWrite.All': { tier: 1, can: 'change, disable and delete accounts' },
  'Group.ReadWrite.All': { tier: 1, can: 'change the members of groups, the approver group included' },
  'GroupMember.ReadWrite.All': { tier: 1, can: 'change the members of groups, the approver group included' },
};

/** The risk of a permission that is known to matter; undefined for one that only reads, or isn't known. */
export function riskOf(name: string): Risk | undefined {
  return Object.hasOwn(RISKS, name) ? RISKS[name] : undefined;
}
