import { inspect } from 'node:util';
import { createAuthenticationMethods } from '../../src/graph/authentication-methods.ts';
import { createDirectory } from '../../src/graph/directory.ts';
import { listingFor, type MethodListing } from '../../src/graph/permission.ts';
import { createMailer } from '../../src/graph/mail.ts';
import { createHelpdeskPeople } from '../../src/graph/helpdesk-people.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Fault } from '../../src/sandbox/tenant/tenant.ts';
import { SHIFTS } from './shifts.ts';
import { startGraph, stopTenants, type GraphWorld } from './graph-tenant.ts';
import { USUAL_PLAN } from './method-world.ts';

afterEach(stopTenants);

const TOKEN = 'eyJ-very-secret-token';
const tokens = { token: () => Promise.resolve(TOKEN), renew: () => Promise.resolve(TOKEN) };

/** Everything private that the calls below touch, and that Graph's error texts repeat; request ids may hold any three digits. */
const PRIVATE = [
  TOKEN,
  'Alice',
  'Pixel',
  'Reported Fraud',
  '198.51.100',
  'Hamburg',
  'Wong',
  'alice@contoso.com',
  'amir@contoso.com',
  '555 0',
  '4255550',
];
const GOSSIP =
  'Alice Wong (alice@contoso.com, +1 4255550152, Alice Pixel 8 in Hamburg) sent eyJ-very-secret-token.';
const MAIL = { to: 'alice@contoso.com', subject: 'Alice Wong', text: GOSSIP };
const REMOVALS = [
  { id: '50f70000-0000-4000-8000-000000001002', kind: 'softwareOath' },
  { id: '0a700000-0000-4000-8000-000000001035', kind: 'hardwareOath' },
  { id: 'f1d00000-0000-4000-8000-000000001021', kind: 'fido2' },
] as const;

/** What Graph sends of Alice when all is well, under properties whose shape is wrong. */
const misshapen: typeof fetch = () =>
  Promise.resolve(
    Response.json({
      value: [{ id: 7, displayName: 'Alice Pixel 8', phoneNumber: '+1 4255550152', status: GOSSIP }],
    }),
  );

const faults: readonly Fault[] = [
  ...[400, 401, 403, 404, 409, 429, 500].map((status) => ({
    kind: 'status' as const,
    status,
    message: GOSSIP,
    code: 'Alice Wong',
    retryAfter: 0,
  })),
  { kind: 'drop' },
  { kind: 'drop-after' },
];

describe('errors and log lines', () => {
  it.each(faults)('hold no token, name, address, number or device when Graph fails: %o', async (fault) => {
    const world = await startGraph({}, { tokens });
    world.tenant.addFault(fault);
    await expectSecrecy(world);
  });

  it('hold none of that when Graph answers in another shape', async () => {
    await expectSecrecy(await startGraph({}, { tokens, fetch: misshapen }));
  });
});

async function expectSecrecy(world: GraphWorld): Promise<void> {
  const { log, graph, clock } = world;
  const id = PEOPLE.alice.id;
  const directory = createDirectory(graph, { ...world, pim: 'auto' });
  const granular = listingFor(new Set(['UserAuthMethod-Phone.Read.All']));
  const methodsBy = (listing: MethodListing) =>
    createAuthenticationMethods(graph, {
      log,
      listing: () => Promise.resolve(listing),
      scope: ['hardwareOath'],
    });
  const methods = methodsBy(listingFor(undefined));
  world.tenant.signIn(id, { errorCode: 500121, additionalDetails: 'MFA denied; Phone App Reported Fraud' });
  const people = createHelpdeskPeople({
    graph,
    log,
    clock,
    configuration: {
      approvers: { group: GROUP_IDS.approvers, members: ['amir@contoso.com'] },
      securityContacts: [],
      samePerson: [],
      denyList: ['alice@contoso.com'],
      sensitive: [],
      onCall: { timeZone: 'UTC', rotations: [], overrides: [], escalation: [] },
      shifts: SHIFTS,
    },
  });
  const outcomes = await Promise.allSettled([
    directory.search('Alice Wong'),
    directory.search('alice@contoso.com'),
    directory.person(id),
    directory.privilege(id),
    directory.names([id]),
    directory.signIns(id, '2026-11-22T10:00:00.000Z'),
    directory.contactChanges(id, '2026-11-22T10:00:00.000Z'),
    directory.registrations(id, '2026-11-22T10:00:00.000Z'),
    createMailer(graph, { from: 'amir@contoso.com' }).send(MAIL),
    methods.list(id, USUAL_PLAN),
    methods.survey(id),
    methodsBy(granular).survey(id),
    ...REMOVALS.map((method) => methods.remove(id, { ...method, device: 'Alice Pixel 8' })),
    methods.changeDefault(id, { preference: 'push', id: 'a17e0000-0000-4000-8000-000000001002' }),
    methods.revokeSessions(id),
    people.read(),
  ]);
  const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const told = inspect([errors, world.lines], { depth: 20, showHidden: true });
  expect(errors.length).toBeGreaterThan(2);
  expect(world.lines.length).toBeGreaterThan(3);
  for (const secret of PRIVATE) expect(told).not.toContain(secret);
}
