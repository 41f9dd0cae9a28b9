import { inspect } from 'node:util';
import { createAuthenticationMethods } from '../../src/graph/authentication-methods.ts';
import { createDirectory } from '../../src/graph/directory.ts';
import { createHelpdeskPeople } from '../../src/graph/helpdesk-people.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Fault } from '../../src/sandbox/tenant/tenant.ts';
import { startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const TOKEN = 'eyJ-very-secret-token';
const tokens = { token: () => Promise.resolve(TOKEN), renew: () => Promise.resolve(TOKEN) };

/** Everything private that the calls below touch, and that Graph's error texts repeat; request ids may hold any three digits. */
const PRIVATE = [TOKEN, 'Alice', 'Wong', 'alice@contoso.com', 'amir@contoso.com', '555 0', '4255550'];
const GOSSIP = 'Alice Wong (alice@contoso.com, +1 4255550152) sent eyJ-very-secret-token.';

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
  it.each(faults)('hold no token, name, address or phone number when Graph fails: %o', async (fault) => {
    const world = await startGraph({}, { tokens });
    const { log, graph, clock } = world;
    world.tenant.addFault(fault);
    const directory = createDirectory(graph, { ...world, pim: 'auto' });
    const methods = createAuthenticationMethods(graph, { log });
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
      },
    });
    const id = PEOPLE.alice.id;
    const outcomes = await Promise.allSettled([
      directory.search('Alice Wong'),
      directory.search('alice@contoso.com'),
      directory.person(id),
      directory.privilege(id),
      directory.names([id]),
      methods.list(id),
      methods.remove(id, { id: '50f70000-0000-4000-8000-000000001002', kind: 'softwareOath' }),
      people.read(),
    ]);
    const errors = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const told = inspect([errors, world.lines], { depth: 20, showHidden: true });
    expect(errors.length).toBeGreaterThan(3);
    expect(world.lines.length).toBeGreaterThan(3);
    for (const secret of PRIVATE) expect(told).not.toContain(secret);
  });
});
