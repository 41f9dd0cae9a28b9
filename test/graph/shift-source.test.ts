import { setImmediate } from 'node:timers/promises';
import type { ShiftsTrouble } from '../../src/domain/shifts-state.ts';
import { EVERYTHING_LATCHKEY_NEEDS, EVERYTHING_WITH_SHIFTS } from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import { stopTenants } from './graph-tenant.ts';
import { SHIFTS, startShifts, type ShiftsWorld } from './shifts.ts';

afterEach(stopTenants);

const why = ({ why: word }: Readonly<Record<string, unknown>>): string =>
  typeof word === 'string' ? word : '';
const READ_AT = '2026-11-23T10:00:00.000Z';
const UNKNOWN = { from: READ_AT, until: READ_AT };

async function planned(): Promise<ShiftsWorld> {
  const world = await startShifts({}, { limits: { read: 300, write: 300 } });
  world.shift({ who: PEOPLE.amir.id, from: '2026-11-23T08:00:00Z', until: '2026-11-23T16:00:00Z' });
  return world;
}

const FAILURES: readonly (readonly [string, ShiftsTrouble, (world: ShiftsWorld) => void])[] = [
  [
    'is throttled',
    'no_answer',
    ({ tenant }) => tenant.addFault({ kind: 'status', status: 429, retryAfter: 60 }),
  ],
  ['fails', 'no_answer', ({ tenant }) => tenant.addFault({ kind: 'status', status: 503, retryAfter: 60 })],
  ['hangs up', 'no_answer', ({ tenant }) => tenant.addFault({ kind: 'drop' })],
  [
    'loses its last page',
    'no_answer',
    ({ tenant }) => tenant.addFault({ kind: 'status', status: 500, path: /timesOff/ }),
  ],
  ['takes the permission back', 'not_granted', ({ tenant }) => tenant.grant(EVERYTHING_LATCHKEY_NEEDS)],
  [
    'refuses one list',
    'not_granted',
    ({ tenant }) => tenant.addFault({ kind: 'status', status: 403, path: /shifts$/ }),
  ],
  [
    'doesn’t know the team',
    'no_such_team',
    ({ tenant }) => tenant.addFault({ kind: 'status', status: 404, code: 'NotFound' }),
  ],
  [
    'has the schedule switched off',
    'switched_off',
    ({ tenant }) => void (tenant.schedule(HELPDESK_TEAM).enabled = false),
  ],
  [
    'is still setting it up',
    'not_ready',
    ({ tenant }) => void (tenant.schedule(HELPDESK_TEAM).provisionStatus = 'Running'),
  ],
  [
    'could not set it up',
    'not_ready',
    ({ tenant }) => void (tenant.schedule(HELPDESK_TEAM).provisionStatus = 'Failed'),
  ],
];

describe('when Teams', () => {
  it.each(FAILURES)('%s, the shifts read last stand, and are said to be old (%s)', async (_, why, spoil) => {
    const world = await planned();
    const before = await world.source.read();
    spoil(world);
    world.time.now += 120_000;
    const after = await world.source.read();
    expect(after.state).toEqual({ kind: 'old', why, readAt: READ_AT });
    expect(after.layers).toEqual(before.layers);
    expect(after.people).toEqual([PEOPLE.amir.id]);
  });

  it.each(FAILURES)(
    '%s at once, nobody is known to be on call, and that is no gap (%s)',
    async (_, why, spoil) => {
      const world = await planned();
      spoil(world);
      const known = await world.source.read();
      expect(known.state).toEqual({ kind: 'never_read', why });
      expect([...known.layers.values()]).toEqual([
        { kind: 'shifts', shifts: [], known: UNKNOWN },
        { kind: 'shifts', shifts: [], known: UNKNOWN },
      ]);
      expect(known.problems).toEqual([]);
    },
  );

  it('answers again, what it says then counts', async () => {
    const { source, shift, tenant, time } = await planned();
    tenant.addFault({ kind: 'drop' });
    await source.read();
    tenant.clearFaults();
    time.now += 120_000;
    shift({ who: PEOPLE.dana.id, from: '2026-11-23T16:00:00Z', until: '2026-11-24T08:00:00Z' });
    const known = await source.read();
    expect(known.state).toEqual({ kind: 'read', readAt: '2026-11-23T10:02:00.000Z' });
    expect(known.people).toEqual([PEOPLE.amir.id, PEOPLE.dana.id]);
  });
});

describe('the log', () => {
  it('says once that Teams Shifts fails, again when it fails otherwise, and once that it is back', async () => {
    const { source, tenant, lines } = await planned();
    const said = (): readonly string[] =>
      lines
        .splice(0)
        .flatMap(({ message, fields }) =>
          message.includes('Shifts') ? [`${message} ${why(fields)}`.trim()] : [],
        );
    const OLD = 'Teams Shifts can’t be read: who is on call is as it was read last';
    await source.read();
    expect(said()).toEqual([]);
    tenant.addFault({ kind: 'drop' });
    for (let times = 0; times < 3; times += 1) await source.read();
    expect(said()).toEqual([`${OLD} no_answer`]);
    tenant.clearFaults();
    tenant.grant(EVERYTHING_LATCHKEY_NEEDS);
    for (let times = 0; times < 3; times += 1) await source.read();
    expect(said()).toEqual([`${OLD} not_granted`]);
    tenant.grant(EVERYTHING_WITH_SHIFTS);
    for (let times = 0; times < 3; times += 1) await source.read();
    expect(said()).toEqual(['Teams Shifts is read again: who is on call is up to date']);
  });

  it('names the permission to grant', async () => {
    const { source, tenant, lines } = await planned();
    tenant.grant(EVERYTHING_LATCHKEY_NEEDS);
    await source.read();
    expect(lines.at(-1)).toMatchObject({
      level: 'warn',
      message: 'Teams Shifts could not be read yet: nobody is known to be on call',
      fields: {
        kind: 'never_read',
        why: 'not_granted',
        detail: expect.stringContaining('Schedule.Read.All') as string,
      },
    });
  });
});

it('of two readings side by side the one begun later counts', async () => {
  const { source, shift, tenant, time } = await planned();
  const { promise: isReleased, resolve: release } = Promise.withResolvers<undefined>();
  tenant.addFault({ kind: 'hold', until: isReleased, path: /shifts$/, times: 1 });
  const slow = source.read();
  while (!tenant.calls.some(({ path }) => path.endsWith('/shifts'))) await setImmediate();
  time.now += 1_000;
  shift({ who: PEOPLE.dana.id, from: '2026-11-23T08:00:00Z', until: '2026-11-23T16:00:00Z' });
  await source.read();
  release(undefined);
  expect((await slow).state).toEqual({ kind: 'read', readAt: '2026-11-23T10:00:01.000Z' });
});

it('a team of another id is not there', async () => {
  const { source } = await startShifts({}, { shifts: { ...SHIFTS, teamId: PEOPLE.amir.id } });
  expect((await source.read()).state).toEqual({ kind: 'never_read', why: 'no_such_team' });
});
