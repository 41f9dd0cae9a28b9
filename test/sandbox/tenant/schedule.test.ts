import { afterEach, describe, expect, it } from '@jest/globals';
import {
  EVERYTHING_LATCHKEY_NEEDS,
  EVERYTHING_WITH_SHIFTS,
} from '../../../src/sandbox/tenant/permissions.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { createSchedule, HELPDESK_TEAM } from '../../../src/sandbox/tenant/schedule-entry.ts';
import { startTenant, stopTenants, verdict, type Harness } from './graph-harness.ts';

afterEach(stopTenants);

const ON_CALL = 'TAG_on-call';
const SCHEDULE = `/v1.0/teams/${HELPDESK_TEAM}/schedule`;

const start = (): Promise<Harness> =>
  startTenant({
    permissions: EVERYTHING_WITH_SHIFTS,
    schedules: [createSchedule({ [ON_CALL]: 'On call', TAG_desk: 'Service desk' })],
  });

function plan({ tenant }: Harness): void {
  const shift = { who: PEOPLE.amir.id, group: ON_CALL };
  tenant.addShift(HELPDESK_TEAM, { ...shift, from: '2026-11-22T08:00:00Z', until: '2026-11-22T16:00:00Z' });
  tenant.addShift(HELPDESK_TEAM, {
    ...shift,
    from: '2026-11-23T08:00:00Z',
    until: '2026-11-23T16:00:00Z',
    as: 'draft',
  });
  tenant.addShift(HELPDESK_TEAM, {
    ...shift,
    from: '2026-11-24T08:00:00Z',
    until: '2026-11-24T16:00:00Z',
    as: 'staged_for_deletion',
  });
  const away = { who: PEOPLE.amir.id, from: '2026-11-20T00:00:00Z', until: '2026-12-20T00:00:00Z' };
  tenant.addTimeOff(HELPDESK_TEAM, away);
}

const shiftsWhere = (filter: string): string => `${SCHEDULE}/shifts?$filter=${encodeURIComponent(filter)}`;
const offWhere = (filter: string): string => `${SCHEDULE}/timesOff?$filter=${encodeURIComponent(filter)}`;

describe('the schedule of a team', () => {
  it('says whether it is set up, and the default is that it is', async () => {
    const { ask } = await start();
    expect((await ask(SCHEDULE)).body).toMatchObject({ enabled: true, provisionStatus: 'Completed' });
  });

  it('can be switched off, or not be ready', async () => {
    const { ask, tenant } = await start();
    Object.assign(tenant.schedule(HELPDESK_TEAM), { enabled: false, provisionStatus: 'Running' });
    expect((await ask(SCHEDULE)).body).toMatchObject({ enabled: false, provisionStatus: 'Running' });
  });

  it.each(['', '/schedulingGroups', '/shifts', '/timesOff'])('%s of another team is a 404', async (path) => {
    const { ask } = await start();
    expect(verdict(await ask(`/v1.0/teams/${PEOPLE.amir.id}/schedule${path}`))).toBe('404 NotFound');
  });

  it.each(['', '/schedulingGroups', '/shifts', '/timesOff'])('%s takes Schedule.Read.All', async (path) => {
    const { ask, tenant } = await start();
    tenant.grant(EVERYTHING_LATCHKEY_NEEDS);
    expect(verdict(await ask(`${SCHEDULE}${path}`))).toBe('403 Authorization_RequestDenied');
  });

  it('names its scheduling groups', async () => {
    const { ask } = await start();
    expect((await ask(`${SCHEDULE}/schedulingGroups`)).body.value).toEqual([
      { id: ON_CALL, displayName: 'On call', isActive: true, userIds: [] },
      { id: 'TAG_desk', displayName: 'Service desk', isActive: true, userIds: [] },
    ]);
  });
});

describe('shifts', () => {
  it('come as they are published, as drafts and as staged for deletion', async () => {
    const harness = await start();
    plan(harness);
    expect((await harness.ask(`${SCHEDULE}/shifts`)).body.value).toEqual([
      expect.objectContaining({
        userId: PEOPLE.amir.id,
        schedulingGroupId: ON_CALL,
        sharedShift: expect.objectContaining({
          startDateTime: '2026-11-22T08:00:00Z',
          endDateTime: '2026-11-22T16:00:00Z',
        }),
        draftShift: null,
        isStagedForDeletion: false,
      }),
      expect.objectContaining({ sharedShift: null, draftShift: expect.anything() }),
      expect.objectContaining({ isStagedForDeletion: true }),
    ]);
  });

  it('are those inside the window only, and drafts are in no window of shared ones', async () => {
    const harness = await start();
    plan(harness);
    const idsIn = async (from: string, until: string): Promise<readonly string[]> => {
      const filter = `sharedShift/startDateTime ge ${from} and sharedShift/endDateTime le ${until}`;
      return (await harness.ask(shiftsWhere(filter))).body.value.map(({ id }) => id);
    };
    expect(await idsIn('2026-11-22T08:00:00Z', '2026-11-24T16:00:00Z')).toEqual(['SHFT_0001', 'SHFT_0003']);
    expect(await idsIn('2026-11-22T08:00:01Z', '2026-11-24T15:59:59Z')).toEqual([]);
  });

  it('come in pages as small as wanted, and the next link keeps the filter', async () => {
    const harness = await start();
    plan(harness);
    harness.tenant.setSchedulePage(1);
    const filter = 'sharedShift/startDateTime ge 2026-11-01T00:00:00.000Z';
    const first = await harness.ask(shiftsWhere(filter));
    const second = await harness.ask(first.body['@odata.nextLink'] ?? '');
    expect([first, second].flatMap(({ body }) => body.value.map(({ id }) => id))).toEqual([
      'SHFT_0001',
      'SHFT_0003',
    ]);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  it.each([
    [
      'a start twice',
      'sharedShift/startDateTime ge 2026-11-22T00:00:00Z and sharedShift/startDateTime ge 2026-11-23T00:00:00Z',
    ],
    [
      'a property twice',
      'sharedShift/startDateTime ge 2026-11-22T00:00:00Z and sharedShift/startDateTime le 2026-11-23T00:00:00Z',
    ],
    [
      'what overlaps',
      'sharedShift/startDateTime le 2026-11-22T00:00:00Z and sharedShift/endDateTime ge 2026-11-22T00:00:00Z',
    ],
    ['exactly that start', 'sharedShift/startDateTime eq 2026-11-22T00:00:00Z'],
    ['a person', `userId eq '${PEOPLE.amir.id}'`],
    ['a group', `schedulingGroupId eq '${ON_CALL}'`],
    ['the time of a change', 'lastModifiedDateTime ge 2026-11-22T00:00:00Z'],
    ['time off', 'sharedTimeOff/startDateTime ge 2026-11-22T00:00:00Z'],
    ['no moment', 'sharedShift/startDateTime ge yesterday'],
    [
      'either of two',
      'sharedShift/startDateTime ge 2026-11-22T00:00:00Z or sharedShift/endDateTime le 2026-11-22T00:00:00Z',
    ],
    ['nothing', ''],
  ])('asked for by %s are a 400', async (_, filter) => {
    const { ask } = await start();
    expect(verdict(await ask(shiftsWhere(filter)))).toBe('400 BadRequest');
  });

  it.each(['$top=5', '$select=id', '$orderby=userId', '$count=true'])('take no %s', async (option) => {
    const { ask } = await start();
    expect((await ask(`${SCHEDULE}/shifts?${option}`)).status).toBe(400);
  });
});

describe('times off', () => {
  it('that began before the window and end after it are found by their start alone', async () => {
    const harness = await start();
    plan(harness);
    const found = async (filter: string): Promise<number> =>
      (await harness.ask(offWhere(filter))).body.value.length;
    expect(await found('sharedTimeOff/startDateTime ge 2026-11-01T00:00:00Z')).toBe(1);
    expect(
      await found(
        'sharedTimeOff/startDateTime ge 2026-11-01T00:00:00Z and sharedTimeOff/endDateTime le 2026-12-01T00:00:00Z',
      ),
    ).toBe(0);
  });

  it('are not asked for by the properties of shifts', async () => {
    const { ask } = await start();
    expect(verdict(await ask(offWhere('sharedShift/startDateTime ge 2026-11-22T00:00:00Z')))).toBe(
      '400 BadRequest',
    );
  });
});

it('what was planned shows after the lag of the service', async () => {
  const harness = await startTenant({
    permissions: EVERYTHING_WITH_SHIFTS,
    schedules: [createSchedule({ [ON_CALL]: 'On call' })],
    scheduleLag: 60_000,
  });
  plan(harness);
  const count = async (): Promise<number> => (await harness.ask(`${SCHEDULE}/shifts`)).body.value.length;
  expect(await count()).toBe(0);
  harness.clock.now += 60_000;
  expect(await count()).toBe(3);
});

it('a shift that somebody takes back is gone', async () => {
  const harness = await start();
  plan(harness);
  harness.tenant.removeShift(HELPDESK_TEAM, 'SHFT_0001');
  const { value } = (await harness.ask(`${SCHEDULE}/shifts`)).body;
  expect(value.map(({ id }) => id)).toEqual(['SHFT_0002', 'SHFT_0003']);
});
