import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import { startService } from '../../src/service.ts';
import { plans, rosterIsRead, SECOND_LINE, shiftsWorld, whenRead } from '../support/shifts-world.ts';
import { amirApproves, chatOf, lastInRecord, ritaAsks, screenOf } from '../support/steps.ts';
import { configurationFor, stopWorlds, type Cast, type World } from '../support/world.ts';

afterEach(stopWorlds);

const ASKED = 'Reset the sign-in of Alice Wong?';
const SCHEDULE = /\/schedule/;
const DOWN = { kind: 'status', status: 503, retryAfter: 60, path: SCHEDULE } as const;
const NOT_READ = 'The schedule could not be read, so nobody is known to be on call';

async function says(world: World, person: Cast, text: string): Promise<string> {
  await world.as(person).say(text);
  await world.settle();
  return screenOf(world, person);
}

const who = (world: World): Promise<string> => says(world, 'max', 'who is on call');

describe('a request with Teams Shifts', () => {
  it('goes to whoever has the shift, who can approve it', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    expect(screenOf(world, 'amir')).toContain(ASKED);
    expect(chatOf(world, 'dana')).not.toContain(ASKED);
    await amirApproves(world);
    expect((await world.request()).status).toBe('approved');
    expect(await lastInRecord(world, 'step_notified')).toEqual({
      kind: 'step_notified',
      step: 0,
      people: [PEOPLE.amir.id],
      skipped: [],
    });
  });

  it('goes to everybody who has a shift at once', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'amir'), plans(world, 'dana')));
    (await ritaAsks(world)).sees('We asked Amir Haddad and Dana Petrova');
  });

  it('moves on to the second line by its own scheduling group', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'amir'), plans(world, 'iris', { group: SECOND_LINE })));
    await ritaAsks(world);
    await world.pass('PT10M');
    expect(screenOf(world, 'iris')).toContain(ASKED);
    expect(chatOf(world, 'dana')).not.toContain(ASKED);
  });

  it('asks the next step at once in a real gap, and doesn’t blame the schedule', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'iris', { group: SECOND_LINE }));
    expect(await who(world)).toMatch(/primary\s+Nobody\s+The next step is asked at once/);
    (await ritaAsks(world)).sees('We asked Iris Okafor');
    expect(chatOf(world, 'rita')).not.toContain(NOT_READ);
  });

  it('does not go to a shift that is only a draft', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'amir', { as: 'draft' }), plans(world, 'dana')));
    (await ritaAsks(world)).sees('We asked Dana Petrova');
  });

  it('follows a change of shifts two minutes later by itself', async () => {
    const world = await shiftsWorld();
    const id = plans(world, 'amir');
    await rosterIsRead(world);
    expect(await who(world)).toContain('Amir Haddad is on call');
    await whenRead(world, () => {
      world.tenant.removeShift(HELPDESK_TEAM, id);
      plans(world, 'dana');
    });
    expect(await who(world)).toContain('Dana Petrova is on call');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
  });

  it('goes to the next in line when the shift is over', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => {
      plans(world, 'amir', { until: '2026-11-23T10:00:00Z' });
      plans(world, 'dana', { from: '2026-11-23T10:00:00Z' });
    });
    expect(await who(world)).toContain('Amir Haddad is on call');
    await world.pass('PT1H');
    expect(await who(world)).toContain('Dana Petrova is on call');
  });

  it('goes past somebody with time off to whoever has the shift as well', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => {
      plans(world, 'amir');
      plans(world, 'dana');
      world.tenant.addTimeOff(HELPDESK_TEAM, {
        who: PEOPLE.amir.id,
        from: '2026-11-16T00:00:00Z',
        until: '2026-11-30T00:00:00Z',
      });
    });
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    expect(await says(world, 'amir', 'my shifts')).toContain('You have no shifts coming up');
  });

  it('keeps nothing of what planners wrote beside the times', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    await ritaAsks(world);
    const people = await world.service().ports.helpdesk.last();
    expect(JSON.stringify([people, world.log, await world.audit()])).not.toContain('PRIVATE');
  });
});

describe('taking over in the chat', () => {
  it('counts on top of shifts, under the name of the rotation', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'amir'), plans(world, 'iris', { group: SECOND_LINE })));
    expect(await says(world, 'dana', 'take over primary until 18:00')).toContain(
      'You are on call in primary',
    );
    await world.as('amir').click('Let Dana Petrova take over');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    await says(world, 'dana', 'give back');
    expect(await who(world)).toContain('Amir Haddad is on call');
  });

  it('stays when the shifts under it change, and when Teams Shifts fails', async () => {
    const world = await shiftsWorld();
    const id = plans(world, 'amir');
    await rosterIsRead(world);
    await says(world, 'dana', 'take over until 18:00');
    await whenRead(world, () => world.tenant.removeShift(HELPDESK_TEAM, id));
    await whenRead(world, () => world.tenant.addFault(DOWN));
    (await ritaAsks(world)).sees('We asked Dana Petrova');
  });

  it('works also while no shift was ever read', async () => {
    const world = await shiftsWorld({ tenant: { permissions: EVERYTHING_LATCHKEY_NEEDS } });
    await says(world, 'dana', 'take over until 18:00');
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    expect(chatOf(world, 'rita')).not.toContain(NOT_READ);
    await says(world, 'dana', 'give back');
    expect(chatOf(world, 'dana')).toContain('the schedule can’t be read, so nobody is known to be on call');
  });
});

it('a scheduling group that isn’t there leaves its rotation unknown, and the other one as it is', async () => {
  const world = await shiftsWorld();
  const [first] = world.tenant.schedule(HELPDESK_TEAM).groups;
  await world.restart();
  await whenRead(world, () => {
    if (first !== undefined) first.isActive = false;
    plans(world, 'dana', { group: SECOND_LINE });
  });
  expect(await who(world)).toMatch(/primary\s+Not known\s+The next step is asked at once/);
  const rita = await ritaAsks(world);
  rita.sees('We asked Dana Petrova');
  expect(screenOf(world, 'rita')).toContain(NOT_READ);
});

it.each(['usgov', 'dod'])(
  'the service does not start with shifts in %s, where Graph has none',
  async (cloud) => {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-'));
    const settings = loadSettings({
      PORT: '0',
      OPS_PORT: '0',
      CLOUD: cloud,
      MicrosoftAppTenantId: TENANT_ID,
      DATABASE_URL: `file:${join(folder, 'latchkey.db')}`,
      LATCHKEY_CONFIG: 'in-memory',
      LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      GRAPH_ENDPOINT: 'http://127.0.0.1:1',
    });
    const configuration = configurationFor({
      onCall: {
        source: 'shifts',
        teamId: HELPDESK_TEAM,
        rotations: [{ name: 'primary', schedulingGroup: 'Helpdesk on call' }],
        escalation: [{ after: 'PT0M', notify: 'everyone' }],
      },
    });
    await expect(startService({ settings, configuration })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      detail: expect.stringContaining('Set onCall.source to rotations') as string,
    });
    await rm(folder, { recursive: true });
  },
);
