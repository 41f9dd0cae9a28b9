import { afterEach, describe, expect, it } from '@jest/globals';
import { FILLERS } from '../../src/sandbox/tenant/fillers.ts';
import { passkeyMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { EVERYTHING_WITH_DEFAULT_CHANGE } from '../../src/sandbox/tenant/permissions.ts';
import {
  everybodyInstalls,
  forge,
  liveThrough,
  methodsOf,
  removalsAsked,
  ritaShowsCode,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

const ALL = ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'];
const KAI_KEY = 'f1d00000-0000-4000-8000-000000001021';
const KAI_APP = 'a17e0000-0000-4000-8000-000000001021';
const ALICE_PHONE = '3179e48a-750b-4051-897c-87b9720928f7';
const ALICE_APP = 'a17e0000-0000-4000-8000-000000001002';

const SECOND_KEY = 'f1d00000-0000-4000-8000-000000002021';

const withSecondKey = (person: SimulatedPerson): SimulatedPerson =>
  person.id === PEOPLE.kai.id
    ? {
        ...person,
        methods: [...person.methods, passkeyMethod(SECOND_KEY, 'Kai phone', '2025-06-01T12:00:00Z')],
      }
    : person;

/** A world in which Rita asked for a colleague of her department who lost the phone, and Amir has the card. */
const askedFor = async (who: Cast, options: WorldOptions = {}): Promise<World> => {
  const world = await startWorld({ configuration: { reset: { methods: ALL } }, ...options });
  await everybodyInstalls(world);
  world.tenant.person(PEOPLE[who].id).department = 'Finance';
  await world.as('rita').say(`${PEOPLE[who].userPrincipalName} lost the phone and can't sign in`);
  await world.as('rita').click('Still locked out');
  await world.settle();
  return world;
};

const approveWith = async (world: World, inputs: Readonly<Record<string, string>> = {}): Promise<void> => {
  const code = await ritaShowsCode(world);
  await world.as('amir').click('Approve', { code, ...inputs });
  await liveThrough(world, 3, 'PT2S');
};

describe('a passkey beside the lost app', () => {
  it('is named to the approver before anything is removed, and never to the requester', async () => {
    const world = await askedFor('kai');
    expect(screenOf(world, 'amir')).toMatch(/passkey/iu);
    expect(screenOf(world, 'amir')).toContain('Kai blue key');
    expect(screenOf(world, 'rita')).not.toMatch(/passkey|blue key/iu);
  });

  it('stays when the approver does not choose it', async () => {
    const world = await askedFor('kai');
    await approveWith(world);
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'kai')).toEqual([KAI_KEY]);
  });

  it('goes with the app when the approver heard that it was on the phone', async () => {
    const world = await askedFor('kai');
    await approveWith(world, { passkeys: KAI_KEY });
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'kai')).toEqual([]);
    expect(removalsAsked(world)).toEqual([
      `fido2Methods/${KAI_KEY} 204`,
      `microsoftAuthenticatorMethods/${KAI_APP} 204`,
    ]);
  });

  it('may be one of two that were on the phone: both go', async () => {
    const world = await askedFor('kai', {
      tenant: { people: [...Object.values(PEOPLE), ...FILLERS].map(withSecondKey) },
    });
    await approveWith(world, { passkeys: `${KAI_KEY},${SECOND_KEY}` });
    expect((await world.request()).status).toBe('reset');
    expect(methodsOf(world, 'kai')).toEqual([]);
  });

  it('is a way in without any reset: the denial says so to the requester', async () => {
    const world = await askedFor('kai');
    await world.as('amir').click('Deny', { reason: 'another_way' });
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'denied', ending: { reason: 'another_way' } });
    expect(screenOf(world, 'rita')).toMatch(/another way/iu);
    expect(removalsAsked(world)).toEqual([]);
  });
});

/** Choices that Alice's card doesn't offer: her default alone, a method of somebody else, a passkey she hasn't got. */
const FORGED = [{ only: ALICE_APP }, { only: KAI_APP }, { passkeys: KAI_KEY }, { revoke: 'perhaps' }];

describe('removing one method only', () => {
  it('leaves the others, and the card says what was chosen', async () => {
    const world = await askedFor('alice');
    await approveWith(world, { only: ALICE_PHONE });
    expect((await world.request()).status).toBe('reset');
    expect(removalsAsked(world)).toEqual([`phoneMethods/${ALICE_PHONE} 204`]);
    expect(methodsOf(world, 'alice')).toHaveLength(2);
  });

  it('is not offered for the default, and a forged choice of it approves nothing', async () => {
    const world = await askedFor('alice');
    expect(screenOf(world, 'amir')).not.toContain('Only Microsoft Authenticator');
    const code = await ritaShowsCode(world);
    for (const choice of FORGED) {
      const data = { verb: 'approve', number: 1001, revision: 1, code, ...choice };
      const { text } = await forge(world, 'amir', data);
      expect(text).toContain('That choice isn’t on offer');
    }
    await world.settle();
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    expect(removalsAsked(world)).toEqual([]);
    // The same click without a choice counts: it was the choice alone that was turned down.
    await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code });
    expect((await world.request()).status).toBe('approved');
  });
});

describe('the sessions', () => {
  it('are revoked after the removals when the approver wants it', async () => {
    const world = await askedFor('alice');
    await approveWith(world, { revoke: 'true' });
    expect((await world.request()).status).toBe('reset');
    expect(world.tenant.revoked(PEOPLE.alice.id)).toBe(true);
    const changes = world.tenant.calls.filter(({ method }) => method !== 'GET');
    expect(changes).toHaveLength(4);
    expect(changes.at(-1)?.path).toMatch(/revokeSignInSessions$/u);
  });

  it('are left alone when the approver does not', async () => {
    const world = await askedFor('alice');
    await approveWith(world, { revoke: 'false' });
    expect((await world.request()).status).toBe('reset');
    expect(world.tenant.revoked(PEOPLE.alice.id)).toBe(false);
  });

  it('that can’t be revoked need hands, and “Done by hand” closes the request', async () => {
    const world = await askedFor('alice');
    world.tenant.addFault({ path: /revokeSignInSessions/u, kind: 'status', status: 500 });
    const code = await ritaShowsCode(world);
    await world.as('amir').click('Approve', { code, revoke: 'true' });
    await liveThrough(world, 20, 'PT5S');
    expect(await world.request()).toMatchObject({ status: 'needs_hands', why: 'sessions_not_revoked' });
    expect(methodsOf(world, 'alice')).toEqual([]);
    await world.as('amir').click('Done by hand');
    await world.settle();
    expect((await world.request()).status).toBe('reset');
  });
});

describe('a default that would stay behind', () => {
  const onlyApps = { reset: { methods: ['authenticator', 'softwareOath'] } };

  it('is said before anybody is asked to approve: an admin has to do it by hand', async () => {
    const world = await askedFor('alice', { configuration: onlyApps });
    expect(await world.request()).toMatchObject({
      status: 'refused',
      ending: { reason: 'default_cannot_go' },
    });
    expect(screenOf(world, 'rita')).toContain('by hand');
  });

  it('is changed first where the configuration allows that, and the card says so', async () => {
    const world = await askedFor('alice', {
      configuration: { reset: { ...onlyApps.reset, changeDefault: true } },
      tenant: { permissions: EVERYTHING_WITH_DEFAULT_CHANGE },
    });
    expect(screenOf(world, 'amir')).toMatch(/default/iu);
    await approveWith(world);
    expect((await world.request()).status).toBe('reset');
    const changes = world.tenant.calls.filter(({ method }) => method === 'PATCH' || method === 'DELETE');
    expect(changes.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'PATCH 204',
      'DELETE 204',
      'DELETE 204',
    ]);
    expect(methodsOf(world, 'alice')).toEqual([ALICE_PHONE]);
    expect(world.tenant.person(PEOPLE.alice.id).preferredMethod).toBe('sms');
  });
});

describe('two approvals of one plan', () => {
  it('are a matter of the tier; the first approver’s choice is what the record holds', async () => {
    const world = await waitingWorld({ configuration: { reset: { methods: ALL } } });
    await approveWith(world, { only: ALICE_PHONE });
    const approved = (await world.audit()).map(({ event }) => event).find(({ kind }) => kind === 'approved');
    expect(approved).toMatchObject({ methods: [ALICE_PHONE], revokesSessions: false, complete: true });
  });
});
