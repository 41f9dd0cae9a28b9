// Who lives in the tenant of a run: the sandbox's cast, and colleagues made up for it.
import { createGroup, GROUPS } from '../../src/sandbox/tenant/groups.ts';
import type { SimulatedGroup } from '../../src/sandbox/tenant/groups.ts';
import {
  authenticatorMethod,
  passkeyMethod,
  phoneMethod,
  softwareOathMethod,
} from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createPerson } from '../../src/sandbox/tenant/person.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';

const SINCE = '2024-05-02T07:30:00Z';
const MADE_UP = 40;
const GIVEN = ['Ada', 'Ben', 'Cleo', 'Dov', 'Elif', 'Finja', 'Goran', 'Hedda', 'Ivo', 'Juna'];
const SURNAMES = ['Abel', 'Brook', 'Cern', 'Dahl'];

/** Ids of made-up accounts tell what they are for when they turn up in a finding. */
const idOf = (kind: string, number: number): string =>
  `${kind.padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const MANAGERS = [PEOPLE.max.id, PEOPLE.hana.id, idOf('c0', 0), idOf('c0', 1)];

function colleague(_: unknown, number: number): SimulatedPerson {
  const digits = String(3000 + number);
  const id = idOf('c0', number);
  const name = `${GIVEN[number % GIVEN.length] ?? ''} ${SURNAMES[Math.floor(number / GIVEN.length)] ?? ''}`;
  const managers = MANAGERS.filter((manager) => manager !== id);
  return createPerson({
    id,
    story: 'Made up for a chaos run.',
    displayName: name,
    userPrincipalName: `${name.toLowerCase().replace(' ', '.')}@contoso.com`,
    department: ['Sales', 'Legal', 'Research'][number % 3] ?? null,
    employeeId: `E${digits}`,
    businessPhones: number % 9 === 8 ? [] : [`+1 425 555 ${digits}`],
    mobilePhone: `+1 206 555 ${digits}`,
    managerId: managers[number % managers.length] ?? null,
    preferredMethod: number % 4 === 3 ? 'sms' : 'push',
    methods: [
      authenticatorMethod(`a17e0000-0000-4000-8000-00000000${digits}`, `Phone ${digits}`, SINCE),
      ...(number % 2 === 1 ? [phoneMethod('mobile', `+1 206555${digits}`, SINCE)] : []),
      ...(number % 3 === 2 ? [softwareOathMethod(`50f70000-0000-4000-8000-00000000${digits}`, SINCE)] : []),
      ...(number % 5 === 4 ? [passkeyMethod(`f1d00000-0000-4000-8000-00000000${digits}`, 'Key', SINCE)] : []),
    ],
  });
}

/** A second account of somebody: `employeeId` tells so, or only the configuration's `samePerson`. */
function secondAccount(number: number, of: SimulatedPerson, isTold: boolean): SimulatedPerson {
  return createPerson({
    id: idOf('2a', number),
    story: 'A second account of the same human being.',
    displayName: `${of.displayName} (second)`,
    userPrincipalName: `second${number}@contoso.com`,
    department: of.department,
    employeeId: isTold ? of.employeeId : null,
    managerId: of.managerId,
    businessPhones: ['+1 425 555 0190'],
    methods: [authenticatorMethod(idOf('a2', number), 'Second phone', SINCE)],
    preferredMethod: 'push',
  });
}

/** Ordinary people, for whom somebody asks. */
export const COLLEAGUES = Array.from({ length: MADE_UP }, colleague);
const approvers = [10, 11, 12].flatMap((number) => COLLEAGUES[number] ?? []);
const [firstApprover = PEOPLE.amir] = approvers;

/** Approvers of whom one account asks for help and the other could approve. */
const SECONDS = [
  secondAccount(1, PEOPLE.amir, true),
  secondAccount(2, PEOPLE.iris, true),
  secondAccount(3, firstApprover, false),
];

/** The approvers' second accounts are approvers as well: the ways to approve for oneself are all open but for the rule. */
const APPROVERS: SimulatedGroup = createGroup({
  ...GROUPS.approvers,
  memberIds: [
    ...GROUPS.approvers.memberIds,
    ...approvers.map(({ id }) => id),
    ...SECONDS.map(({ id }) => id),
  ],
});

/** Who may approve at the start. */
export const APPROVER_IDS: readonly string[] = [
  PEOPLE.amir.id,
  PEOPLE.dana.id,
  PEOPLE.iris.id,
  ...approvers.map(({ id }) => id),
  ...SECONDS.map(({ id }) => id),
];

export const POPULATION: readonly SimulatedPerson[] = [
  ...Object.values<SimulatedPerson>(PEOPLE),
  ...COLLEAGUES,
  ...SECONDS,
];

export const POPULATION_GROUPS: readonly SimulatedGroup[] = [
  APPROVERS,
  ...Object.values(GROUPS).filter(({ id }) => id !== GROUPS.approvers.id),
];

/** Ids in whose place a human being may stand: accounts that must count as one. */
export const SAME_PERSON: readonly (readonly string[])[] = [
  [PEOPLE.dana.id, PEOPLE.danaAdmin.id],
  [firstApprover.id, SECONDS[2]?.id ?? ''],
];

/** Who is never to be reset, whatever happens. */
export const DENY_LISTED: readonly string[] = [PEOPLE.bree.id];

/** Where the helpdesk's channel is. */
export const DESK_CHANNEL = '19:chaos@thread.tacv2';

const rotation = (name: string, ...participants: readonly SimulatedPerson[]) => ({
  name,
  participants: participants.map(({ userPrincipalName }) => userPrincipalName),
  handOff: { every: 'PT6H', from: '2026-01-05T09:00' },
});

/** The configuration of both instances. */
export const CONFIGURATION = JSON.stringify({
  helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
  approvers: { group: APPROVERS.id },
  securityContacts: [PEOPLE.sol.userPrincipalName],
  samePerson: SAME_PERSON,
  denyList: DENY_LISTED,
  sensitive: [PEOPLE.cora.userPrincipalName, COLLEAGUES[20]?.userPrincipalName],
  limits: {
    perSubjectCoolDown: 'PT2H',
    perRequesterPerDay: 50,
    perApproverPerHour: 100,
    perHelpdeskPerHour: 1000,
    recentChange: 'PT2H',
  },
  onCall: {
    rotations: [
      rotation('primary', PEOPLE.amir, PEOPLE.iris),
      rotation('secondary', PEOPLE.dana, firstApprover),
    ],
    escalation: [
      { after: 'PT0M', notify: 'primary' },
      { after: 'PT10M', notify: 'secondary' },
      { after: 'PT20M', notify: 'everyone' },
    ],
  },
  reset: { methods: ['authenticator', 'phone', 'softwareOath', 'passkey'], revokeSessions: 'ask' },
  desk: { channelId: DESK_CHANNEL },
});

/** Accounts that count as one human being with that one, itself included. */
export function accountsOf(id: string): readonly string[] {
  const employeeId = POPULATION.find((one) => one.id === id)?.employeeId;
  const byNumber = POPULATION.filter((one) => employeeId != null && one.employeeId === employeeId);
  const listed = SAME_PERSON.filter((accounts) => accounts.includes(id)).flat();
  return [...new Set([id, ...byNumber.map((one) => one.id), ...listed])];
}
