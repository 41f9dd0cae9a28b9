import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import {
  amirApproves,
  chatOf,
  everybodyInstalls,
  goesThroughElevated,
  lastInRecord,
  liveThrough,
  methodsOf,
  record,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const DECLINED = 'MFA denied; user declined the authentication';

const askedFor = async (who: Cast, options: WorldOptions = {}): Promise<World> => {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  await world.as('rita').say(`${PEOPLE[who].userPrincipalName} can't sign in, the push never arrives`);
  await world.as('rita').click('Still locked out');
  await world.settle();
  return world;
};

/** Rita's newest card without the number and the name of the colleague. */
const wordsFor = (world: World, who: Cast): string =>
  screenOf(world, 'rita')
    .replaceAll(/LK-\d+/gu, 'LK')
    .replaceAll(PEOPLE[who].displayName, 'NAME');

describe('the sign-in log', () => {
  it('sends a declined prompt to security instead of a reset, and the requester is not told which it was', async () => {
    const declined = await askedFor('vera');
    expect(await declined.request()).toMatchObject({
      status: 'refused',
      ending: { reason: 'sign_in_declined' },
    });
    expect(screenOf(declined, 'sol')).toMatch(/declined/iu);
    const fraud = await askedFor('zeno');
    expect(await fraud.request()).toMatchObject({ status: 'refused', ending: { reason: 'fraud_reported' } });
    expect(screenOf(fraud, 'sol')).toMatch(/fraud/iu);
    expect(wordsFor(fraud, 'zeno')).toBe(wordsFor(declined, 'vera'));
    expect(wordsFor(fraud, 'zeno')).not.toMatch(/declined|fraud was/iu);
    for (const world of [declined, fraud]) {
      expect(chatOf(world, 'amir')).toBe(chatOf(world, 'dana'));
      expect(await record(world)).toContain('alarm_raised');
    }
  });

  it('is evidence to the approver, and never proof', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsks(world);
    expect(screenOf(world, 'amir')).not.toMatch(/attacker/iu);
    expect(screenOf(world, 'amir')).toContain('Show the checks');
    const folded = JSON.stringify(world.as('amir').messages());
    expect(folded).toMatch(/Fits: .* an attacker with the password can bring about too/iu);
  });

  it.each<[string, WorldOptions, RegExp]>([
    [
      'a tenant without P1, whose audit log goes back as far as changes count',
      { tenant: { licence: 'free' }, configuration: { limits: { recentChange: 'P7D' } } },
      /P1/u,
    ],
    [
      'a tenant whose log doesn’t answer',
      { tenant: { throttles: [{ path: /auditLogs.signIns/u, most: 0, within: 3_600_000 }] } },
      /sign-in/iu,
    ],
  ])('that can’t be read in %s is said plainly and stops nothing', async (_, options, words) => {
    const world = await startWorld(options);
    await everybodyInstalls(world);
    await ritaAsks(world);
    await liveThrough(world, 4, 'PT10S');
    expect(await world.request()).toMatchObject({
      status: 'awaiting_approval',
      verification: { tier: 'standard' },
    });
    expect(screenOf(world, 'amir')).toMatch(words);
    await amirApproves(world);
    await world.settle();
    expect((await world.request()).status).toBe('reset');
  });

  it.each<[string, WorldOptions]>([
    ['a tenant without P1, whose audit log is too short', { tenant: { licence: 'free' } }],
    [
      'a missing permission',
      {
        tenant: {
          permissions: new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((name) => name !== 'AuditLog.Read.All')),
        },
      },
    ],
  ])('that hides what was changed lately, in %s, asks for a vouch and two approvals', async (_, options) => {
    const world = await startWorld(options);
    await everybodyInstalls(world);
    await ritaAsks(world);
    await goesThroughElevated(world);
  });

  it('that shows a sign-in within the hour contradicts a lockout: somebody has to vouch, and two approve', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    world.tenant.signIn(PEOPLE.alice.id, { errorCode: 0 });
    await ritaAsks(world);
    expect(await lastInRecord(world, 'submitted')).toMatchObject({
      checks: expect.arrayContaining([
        {
          finding: { check: 'sign_ins', found: { kind: 'signed_in', at: expect.any(String) } },
          outcome: 'fail',
        },
      ]),
    });
    await goesThroughElevated(world);
  });

  it('is read again right before the first removal: a prompt declined since then stops the run', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await ritaAsks(world);
    await amirApproves(world);
    world.tenant.signIn(PEOPLE.alice.id, { errorCode: 500121, additionalDetails: DECLINED });
    await liveThrough(world, 2, 'PT5S');
    expect((await world.request()).status).toBe('refused');
    expect(methodsOf(world, 'alice')).toHaveLength(3);
    expect(screenOf(world, 'sol')).toMatch(/declined/iu);
  });
});

describe('an account that comes from the company’s own directory', () => {
  it('is reset like any other, and the card says where its password is changed', async () => {
    const world = await askedFor('wanda');
    expect(screenOf(world, 'amir')).toMatch(/password/iu);
    expect(screenOf(world, 'amir')).toMatch(/own directory|on-premises|synced/iu);
  });
});
