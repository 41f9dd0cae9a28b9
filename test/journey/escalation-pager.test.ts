import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPagerService } from '../../src/sandbox/pager.ts';
import type { SimulatedPager } from '../../src/sandbox/pager.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  amirApproves,
  countInRecord,
  everybodyInstalls,
  everythingStored,
  liveThrough,
  record,
  ritaAsks,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { configurationFor, startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

const HELPDESK = '+1 425 555 0100';
let pager: SimulatedPager;
let webhook: string;
beforeEach(async () => {
  pager = createPagerService();
  webhook = await pager.listen();
});
afterEach(async () => {
  await stopWorlds();
  await pager.close();
});

type Step = Readonly<Record<string, unknown>>;

/** The usual rotations with these steps, and more keys of onCall. */
const onCall = (escalation: readonly Step[], more: Step = {}) => ({
  onCall: {
    rotations: (['amir', 'dana'] as const).map((person, index) => ({
      name: index === 0 ? 'primary' : 'secondary',
      participants: [PEOPLE[person].userPrincipalName],
      handOff: { every: 'P1W', from: '2026-01-05T09:00' },
    })),
    escalation,
    ...more,
  },
});

const paging = (): readonly Step[] => [
  { after: 'PT0M', notify: 'primary' },
  { after: 'PT10M', notify: 'secondary', webhook },
  { after: 'PT20M', notify: 'everyone' },
];

const world = (escalation: readonly Step[] = paging(), more: Step = {}): Promise<World> =>
  waitingWorld({ configuration: onCall(escalation, more) });

const isAsked = (here: World, person: Cast): boolean =>
  screenOf(here, person).includes('Reset the sign-in of Alice Wong?');

describe('a step with a pager', () => {
  it('calls it once, with the number and a link and nothing else', async () => {
    const here = await world();
    expect(pager.received).toEqual([]);
    await here.pass('PT10M');
    await here.restart();
    await liveThrough(here, 3, 'PT3M');
    expect(pager.received).toHaveLength(1);
    const [page] = pager.received;
    expect(JSON.parse(page?.body ?? '')).toEqual({
      request: 'LK-1001',
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/u),
    });
    expect(page?.idempotencyKey).toMatch(/^[\w-]{8,}$/u);
    expect(await countInRecord(here, 'paged')).toBe(1);
    expect(screenOf(here, 'dana')).not.toContain('pager');
  });

  it('calls again under the same key as often as the pager asks, and not sooner', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 429, retryAfter: 50 });
    await here.pass('PT10M');
    await here.pass('PT49S');
    expect(pager.received).toHaveLength(1);
    pager.behave({ kind: 'answers', status: 202 });
    await here.pass('PT2S');
    expect(pager.received).toHaveLength(2);
    expect(new Set(pager.received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await record(here)).toContain('paged');
  });

  it('gives up in plain sight: the card and the record say that nobody was woken', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 503 });
    await here.pass('PT10M');
    await liveThrough(here, 8, 'PT61S');
    expect(pager.received).toHaveLength(8);
    expect(await countInRecord(here, 'page_failed')).toBe(1);
    for (const person of ['amir', 'dana'] as const)
      expect(screenOf(here, person)).toContain('The pager did not answer');
    expect(screenOf(here, 'rita')).not.toContain('pager');
  });

  it('that wants to be left alone for long is given up as soon, while the request still waits', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 503, retryAfter: 900 });
    await here.pass('PT10M');
    await liveThrough(here, 8, 'PT61S');
    expect((await here.request()).status).toBe('awaiting_approval');
    expect(await countInRecord(here, 'page_failed')).toBe(1);
    expect(screenOf(here, 'dana')).toContain('The pager did not answer');
  });

  it('that refuses is not called again', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 404 });
    await here.pass('PT10M');
    await liveThrough(here, 3, 'PT61S');
    expect(pager.received).toHaveLength(1);
    expect(await countInRecord(here, 'page_failed')).toBe(1);
  });

  it('wakes nobody any more once somebody has decided', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 503 });
    await here.pass('PT10M');
    await amirApproves(here);
    pager.behave({ kind: 'answers', status: 202 });
    await liveThrough(here, 3, 'PT61S');
    expect(pager.received).toHaveLength(1);
    expect(await record(here)).not.toContain('paged');
    expect(here.log).toContainEqual(
      expect.objectContaining({
        level: 'info',
        message: 'the pager is not called any more: nobody is waited for',
      }),
    );
  });

  it('is called again when the request comes back to waiting', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 503 });
    await here.pass('PT10M');
    await amirApproves(here);
    here.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 20, times: 1 });
    await here.settle();
    expect((await here.request()).status).toBe('resetting');
    await here.pass('PT5S');
    here.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    pager.behave({ kind: 'answers', status: 202 });
    await liveThrough(here, 3, 'PT10S');
    expect((await here.request()).status).toBe('awaiting_approval');
    await liveThrough(here, 2, 'PT61S');
    expect(pager.received).toHaveLength(2);
    expect(await countInRecord(here, 'paged')).toBe(1);
  });

  it('calls it all the more when its people can’t be asked', async () => {
    const here = await startWorld({ configuration: onCall(paging()) });
    await everybodyInstalls(here);
    const path = new RegExp(`${PEOPLE.amir.id}|${PEOPLE.dana.id}|${PEOPLE.iris.id}`, 'u');
    here.connector.faults.add({ method: 'POST', path, kind: 'status', status: 403 });
    await ritaAsks(here);
    expect((await here.request()).status).toBe('expired');
    expect(pager.received).toHaveLength(1);
    expect(await record(here)).toContain('paged');
  });

  it('keeps its address out of the database, the log and every card', async () => {
    const here = await world();
    pager.behave({ kind: 'answers', status: 503 });
    await here.pass('PT10M');
    await here.as('amir').say('who is on call');
    await liveThrough(here, 8, 'PT61S');
    await pager.close();
    const everything = `${await everythingStored(here)}${JSON.stringify(here.log)}${screenOf(here, 'amir')}`;
    expect(everything).not.toContain('5ecret');
    expect(everything).not.toContain(webhook);
    expect(JSON.stringify(configurationFor(onCall(paging())))).not.toContain('5ecret');
  });
});

describe('a step that is only for high urgency', () => {
  const urgent = (): readonly Step[] => [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT10M', notify: 'secondary', urgency: 'high', webhook },
    { after: 'PT20M', notify: 'everyone' },
  ];
  const HOURS = {
    workingHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', until: '10:05' },
    urgency: { workingHours: 'high', otherHours: 'low' },
  };

  it('is left out outside the working hours, pager and all; the next one keeps its own time', async () => {
    // It is ten in Berlin; the working hours end five minutes later.
    const here = await world(urgent(), HOURS);
    expect(screenOf(here, 'amir')).toContain(
      'every other approver is asked at {{TIME(2026-11-23T09:20:00Z)}}',
    );
    await here.pass('PT10M');
    expect(isAsked(here, 'dana')).toBe(false);
    expect(pager.received).toEqual([]);
    expect(await countInRecord(here, 'step_left_out')).toBe(1);
    expect(screenOf(here, 'amir')).toContain('A step was left out at {{TIME(2026-11-23T09:10:00Z)}}');
    await here.pass('PT10M');
    expect(isAsked(here, 'dana')).toBe(true);
  });

  it('is taken in the working hours', async () => {
    const here = await world(urgent(), { ...HOURS, workingHours: { ...HOURS.workingHours, until: '18:00' } });
    await here.pass('PT10M');
    expect(isAsked(here, 'dana')).toBe(true);
    expect(pager.received).toHaveLength(1);
  });

  const LOW_NOW = {
    workingHours: { ...HOURS.workingHours, until: '18:00' },
    urgency: { workingHours: 'low', otherHours: 'high' },
  };

  it('is taken at once all the same where nobody else can be asked', async () => {
    const here = await startWorld({ configuration: onCall(urgent(), LOW_NOW) });
    await everybodyInstalls(here);
    const path = new RegExp(PEOPLE.amir.id, 'u');
    here.connector.faults.add({ method: 'POST', path, kind: 'status', status: 403 });
    await ritaAsks(here);
    expect((await here.request()).status).toBe('awaiting_approval');
    expect(isAsked(here, 'dana')).toBe(true);
    expect(pager.received).toHaveLength(1);
    expect(await countInRecord(here, 'step_left_out')).toBe(0);
  });

  it('and was left out as the last comes after all when whoever was asked hands over', async () => {
    const here = await world(urgent().slice(0, 2), LOW_NOW);
    await here.pass('PT10M');
    expect(await countInRecord(here, 'step_left_out')).toBe(1);
    expect(screenOf(here, 'amir')).toContain('Nobody else is asked at this hour.');
    await here.as('amir').click('Hand over');
    await here.settle();
    expect(isAsked(here, 'dana')).toBe(true);
    expect(pager.received).toHaveLength(1);
  });

  it('is not said to have been asked when nobody answers', async () => {
    const here = await world(urgent().slice(0, 2), LOW_NOW);
    await liveThrough(here, 6, 'PT11M');
    expect((await here.request()).status).toBe('expired');
    for (const person of ['rita', 'amir'] as const) {
      expect(screenOf(here, person)).toContain('Not everybody on call was asked');
      expect(screenOf(here, person)).not.toContain('Everybody on call who can be reached was asked');
    }
  });
});

describe('nobody at all', () => {
  it('tells the requester at once whom to phone, records it, and counts it in the operator’s log', async () => {
    const here = await startWorld();
    await everybodyInstalls(here);
    const path = new RegExp(`${PEOPLE.amir.id}|${PEOPLE.dana.id}|${PEOPLE.iris.id}`, 'u');
    here.connector.faults.add({ method: 'POST', path, kind: 'status', status: 403 });
    await ritaAsks(here);
    await here.as('rita').click('Ask again');
    await here.as('rita').click('There is a new phone, or the old one is broken');
    await here.as('rita').click('Still locked out');
    await here.settle();
    expect((await here.request(1002)).status).toBe('expired');
    expect(screenOf(here, 'rita')).toContain('Nobody could be asked');
    expect(screenOf(here, 'rita')).toContain(HELPDESK);
    expect(await countInRecord(here, 'ended')).toBe(2);
    const counted = here.log.filter(({ message }) =>
      message.startsWith('nobody could be asked about a request'),
    );
    expect(counted.map(({ level, fields }) => [level, fields['request'], fields['requests']])).toEqual([
      ['warn', 1001, 1],
      ['warn', 1002, 2],
    ]);
  });
});
