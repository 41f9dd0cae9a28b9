import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { metric, samplesIn, scrapeText } from '../support/scrape.ts';
import {
  amirApproves,
  approvedWorld,
  elevatedWorld,
  everybodyInstalls,
  goesThroughElevated,
  liveThrough,
  registersApp,
  ritaAsks,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const raise = (): never => {
  throw new Error('nothing was leased');
};

/** What the record holds, by kind, and what was counted; both without what is at zero. */
async function recordAndCount(world: World) {
  const record: Record<string, number> = {};
  for (const { event } of await world.audit()) record[event.kind] = (record[event.kind] ?? 0) + 1;
  const counted = samplesIn(await scrapeText(world))
    .filter(({ name, value }) => name === 'latchkey_events_total' && value > 0)
    .map(({ labels, value }) => [labels['event'], value] as const);
  return { record, counted: Object.fromEntries(counted) as Record<string, number> };
}

describe('a request on the standard road', () => {
  it('is timed from the first message to approval, reset and the new registration', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsks(world);
    await world.pass('PT2M');
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 20, times: 1 });
    await amirApproves(world);
    await world.settle();
    await world.pass('PT20S');
    expect(await metric(world, 'latchkey_requests', { status: 'reset' })).toBe(1);
    await world.pass('PT10M');
    registersApp(world, 'alice');
    await liveThrough(world, 2, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    const tier = { tier: 'standard' };
    expect(await metric(world, 'latchkey_request_time_to_approval_seconds_sum', tier)).toBe(120);
    expect(await metric(world, 'latchkey_request_time_for_decision_seconds_sum', tier)).toBe(120);
    expect(await metric(world, 'latchkey_request_time_to_reset_seconds_sum', tier)).toBe(140);
    expect(await metric(world, 'latchkey_reset_duration_seconds_sum')).toBe(20);
    expect(await metric(world, 'latchkey_locked_out_seconds_count', { status: 'reenrolled' })).toBe(1);
    expect(await metric(world, 'latchkey_locked_out_seconds_sum')).toBeGreaterThanOrEqual(740);
    expect(await metric(world, 'latchkey_requests_ended_total', { status: 'reenrolled' })).toBe(1);
    expect(await metric(world, 'latchkey_requests_submitted_total', tier)).toBe(1);
  });

  it('stands among the open ones, with the age of the oldest, until it is over', async () => {
    const world = await waitingWorld();
    expect(await metric(world, 'latchkey_requests', { status: 'awaiting_approval' })).toBe(1);
    await world.pass('PT4M');
    const age = 'latchkey_requests_oldest_age_seconds';
    expect(await metric(world, age, { status: 'awaiting_approval' })).toBe(240);
    await world.as('rita').click('Cancel request');
    await world.pass('PT10S');
    expect(await metric(world, 'latchkey_requests')).toBe(0);
    expect(await metric(world, age)).toBe(0);
    expect(await metric(world, 'latchkey_requests_ended_total', { status: 'cancelled' })).toBe(1);
  });
});

describe('a metric of requests, people or work', () => {
  it('is there before anything happened, so that the first that happens is seen', async () => {
    const world = await waitingWorld();
    const series = async (): Promise<readonly string[]> =>
      samplesIn(await scrapeText(world))
        .filter(({ name }) =>
          /^latchkey_(?:re(?:quest|set)|locked|events|escal|approv|alarm|lease)/u.test(name),
        )
        .map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
    const before = await series();
    await amirApproves(world);
    await world.settle();
    registersApp(world, 'alice');
    await liveThrough(world, 3, 'PT1M');
    expect((await world.request()).status).toBe('reenrolled');
    await world.as('dana').say("Alice Wong can't sign in, the push never arrives");
    await world.as('dana').click('That fixed it');
    expect(await series()).toEqual(before);
  });
});

describe('self-help that was enough', () => {
  it('is counted as a request deflected, and as time locked out', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await world.as('rita').say("Alice Wong can't sign in, the push never arrives");
    await world.pass('PT1M');
    await world.as('rita').click('That fixed it');
    const symptom = { symptom: 'push_never_arrives' };
    expect(await metric(world, 'latchkey_requests_deflected_total', symptom)).toBe(1);
    expect(await metric(world, 'latchkey_locked_out_seconds_sum', { status: 'solved' })).toBe(60);
  });

  it('is no deflection once approvers were asked', async () => {
    const world = await waitingWorld();
    await world.as('rita').click('That fixed it');
    expect(await metric(world, 'latchkey_requests_ended_total', { status: 'solved' })).toBe(1);
    expect(await metric(world, 'latchkey_requests_deflected_total')).toBe(0);
  });
});

describe('what is counted of events', () => {
  it.each([
    ['a reset', () => approvedWorld()],
    [
      'an escalation with a hold and a hand-over',
      async () => {
        const world = await waitingWorld();
        await world.as('amir').click('I have it');
        await world.as('amir').click('Hand over');
        await liveThrough(world, 3, 'PT10M');
        return world;
      },
    ],
    [
      'two approvals and a voucher',
      async () => {
        const world = await elevatedWorld();
        await goesThroughElevated(world);
        return world;
      },
    ],
    [
      'halt and resume, shifts, recovery contacts and a purge',
      async () => {
        const world = await startWorld();
        await everybodyInstalls(world);
        await world.as('amir').say('halt');
        await world.as('dana').say('resume');
        await world.as('sol').say('resume');
        await world.as('dana').say('take over until 18:00');
        await world.as('dana').say('give back');
        await world.as('amir').say('swap');
        await world.as('alice').say('recovery contact Max Keller');
        await liveThrough(world, 2, 'P200D');
        return world;
      },
    ],
  ])('is what the record says: %s', async (_, journey) => {
    const world = await journey();
    await world.pass('PT15S');
    const { record, counted } = await recordAndCount(world);
    expect(Object.keys(record).length).toBeGreaterThan(3);
    expect(counted).toEqual(record);
  });

  it('has each step of the policy, and nobody to ask', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    const path = new RegExp(`${PEOPLE.amir.id}|${PEOPLE.dana.id}|${PEOPLE.iris.id}`, 'u');
    world.connector.faults.add({ method: 'POST', path, kind: 'status', status: 403 });
    await ritaAsks(world);
    expect(await metric(world, 'latchkey_requests_nobody_to_ask_total')).toBe(1);
    expect(
      await metric(world, 'latchkey_approvers_skipped_total', { reason: 'unreachable' }),
    ).toBeGreaterThan(0);
    expect(await metric(world, 'latchkey_escalation_steps_total', { step: '1' })).toBe(1);
  });
});

describe('Microsoft', () => {
  it('is timed by kind of call, and its refusals are told apart', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.tenant.addFault({ method: 'GET', path: /signIns/, kind: 'status', status: 403, times: 1 });
    await ritaAsks(world);
    const call = { call: 'GET /auditLogs/signIns' };
    expect(await metric(world, 'latchkey_graph_calls_total', { ...call, outcome: 'forbidden' })).toBe(1);
    const person = { call: 'GET /users/{id}' };
    const calls = await metric(world, 'latchkey_graph_calls_total', { ...person, outcome: 'ok' });
    expect(calls).toBeGreaterThan(0);
    expect(await metric(world, 'latchkey_graph_call_duration_seconds_count', person)).toBe(calls);
    expect(
      await metric(world, 'latchkey_teams_sends_total', { send: 'message', outcome: 'ok' }),
    ).toBeGreaterThan(0);
    expect(await metric(world, 'latchkey_turns_total', { activity: 'message', status: '200' })).toBe(1);
  });

  it('is seen to throttle: a quiet repetition at Graph, a refusal and a pause at Teams', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.tenant.addFault({
      path: /authentication\/methods$/u,
      kind: 'status',
      status: 429,
      retryAfter: 0,
      times: 1,
    });
    world.connector.faults.add({
      kind: 'status',
      status: 429,
      retryAfter: 60,
      times: 1,
      path: new RegExp(PEOPLE.amir.id, 'u'),
    });
    await ritaAsks(world);
    expect(await metric(world, 'latchkey_graph_repeats_total', { outcome: 'throttled' })).toBe(1);
    expect(await metric(world, 'latchkey_teams_sends_total', { outcome: 'throttled' })).toBe(1);
    expect(await metric(world, 'latchkey_teams_put_off_total')).toBe(1);
  });
});

describe('the queue', () => {
  it('is as deep as what is due, and as old as the oldest of it', async () => {
    const world = await waitingWorld();
    const due = (await world.service().ports.jobs.nextDue()) ?? '';
    const { jobs } = world.service().ports;
    await jobs.add([
      { key: 'x', dueAt: new Date(world.now() - 90_000).toISOString(), effect: { kind: 'purge' } },
    ]);
    expect(due).not.toBe('');
    expect(await metric(world, 'latchkey_jobs_due', { pool: 'others' })).toBe(1);
    expect(await metric(world, 'latchkey_jobs_oldest_due_age_seconds', { pool: 'others' })).toBe(90);
    await world.pass('PT10S');
    expect(await metric(world, 'latchkey_jobs_due')).toBe(0);
    expect(await metric(world, 'latchkey_jobs_oldest_due_age_seconds')).toBe(0);
  });

  it('shows what was put aside, and keeps showing it after a restart', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.connector.faults.add({
      kind: 'status',
      status: 400,
      times: 1,
      method: 'POST',
      path: new RegExp(PEOPLE.amir.id),
    });
    await ritaAsks(world);
    expect(await metric(world, 'latchkey_jobs_finished_total', { kind: 'tell', outcome: 'put_aside' })).toBe(
      1,
    );
    expect(await metric(world, 'latchkey_jobs_put_aside', { kind: 'tell' })).toBe(1);
    await world.restart();
    expect(await metric(world, 'latchkey_jobs_put_aside', { kind: 'tell' })).toBe(1);
    expect(await metric(world, 'latchkey_jobs_finished_total', { outcome: 'put_aside' })).toBeUndefined();
  });

  it('tells of leases that were taken, and of those that another instance has by now', async () => {
    const world = await waitingWorld();
    const taken = await metric(world, 'latchkey_leases_total', { change: 'taken' });
    expect(taken).toBe(await metric(world, 'latchkey_jobs_finished_total'));
    const { jobs } = world.service().ports;
    const now = (seconds: number) => new Date(world.now() + seconds * 1_000).toISOString();
    await jobs.add([{ key: 'x', dueAt: now(0), effect: { kind: 'purge' } }]);
    const ask = { now: now(0), until: now(30), owner: 'one', room: { others: 1 } };
    const mine = await jobs.lease(ask);
    await jobs.lease({ ...ask, now: now(31), until: now(60), owner: 'another' });
    await jobs.renew({ owner: 'one', jobs: mine, until: now(90) });
    expect(await metric(world, 'latchkey_leases_total', { change: 'lost' })).toBe(1);
    expect(await jobs.complete(mine[0] ?? raise(), now(32))).toBe(false);
    expect(await metric(world, 'latchkey_jobs_finished_total', { kind: 'purge', outcome: 'lost' })).toBe(1);
  });
});

describe('the record, the brakes and the approvers', () => {
  it('are as they stand', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await world.as('amir').say('halt');
    const entries = (await world.audit()).length;
    expect(await metric(world, 'latchkey_audit_entries')).toBe(entries);
    expect(await metric(world, 'latchkey_halted')).toBe(1);
    expect(await metric(world, 'latchkey_accounts_frozen')).toBe(0);
    expect(await metric(world, 'latchkey_database_up')).toBe(1);
    expect(await metric(world, 'latchkey_approvers')).toBeGreaterThan(1);
    await world.pass('PT3M');
    expect(await metric(world, 'latchkey_approver_list_age_seconds')).toBe(180);
  });
});
