// The traps of Graph that a run meets (facts on the reset, §1, §4, §8), each by its name; every invariant holds in all of them.
import { describe, expect, it } from '@jest/globals';
import { phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  EVERYTHING_LATCHKEY_NEEDS,
  EVERYTHING_WITH_DEFAULT_CHANGE,
} from '../../src/sandbox/tenant/permissions.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import type { Fault } from '../../src/sandbox/tenant/tenant.ts';
import { changeRequest } from '../../src/workflow/change-request.ts';
import type { MethodName } from './support/methods.ts';
import { liveOn, NUMBER, SUBJECT } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import { fateOf, live, reportOf, stageOf, writesOf } from './support/trap.ts';
import type { Happening, Trap } from './support/trap.ts';

const THREE: readonly MethodName[] = ['mobile', 'authenticator 1', 'oath 1'];
const METHODS_LIST = /\/authentication\/methods$/;

const faulty =
  (...faults: readonly Fault[]) =>
  ({ tenant }: Stage): void => {
    for (const fault of faults) tenant.addFault(fault);
  };
const onRemoval = (status: number, more: Partial<Fault> = {}): Fault => ({
  method: 'DELETE',
  nth: 1,
  ...more,
  kind: 'status',
  status,
});
const afterFirstRemoval = (act: NonNullable<Happening['act']>): Happening => ({
  port: 'methods.remove',
  when: 'after',
  act,
});
const without = (...names: readonly string[]): ReadonlySet<string> =>
  new Set([...EVERYTHING_WITH_DEFAULT_CHANGE].filter((name) => !names.includes(name)));

describe('what Graph answers to a removal', () => {
  it('a 204 is not the end: it is reported gone only when the list agrees', async () => {
    const stage = await stageOf({ methods: THREE, deletionLag: 6_000 });
    const process = stage.start();
    await process.run();
    expect(writesOf(stage)).toEqual(['oath 1 204', 'mobile 204', 'authenticator 1 204']);
    expect(reportOf(stage)).toEqual({ status: 'resetting' });
    expect(fateOf(stage, 'oath 1')).toBe('answered');
    await liveOn(stage, { process });
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('a list that never agrees needs hands, after a bounded number of calls', async () => {
    const stage = await live({ methods: ['authenticator 1'], deletionLag: 3_600_000 });
    expect(reportOf(stage)).toEqual({
      status: 'needs_hands',
      why: 'still_listed',
      left: ['authenticator 1'],
    });
    expect(writesOf(stage)).toHaveLength(4);
  });

  it.each<[string, Fault, readonly string[]]>([
    ['a broken connection', { method: 'DELETE', nth: 1, kind: 'drop-after' }, ['mobile 0']],
    [
      'a broken connection, before anything was done',
      { method: 'DELETE', nth: 1, kind: 'drop' },
      ['mobile 0', 'mobile 204'],
    ],
    ['a time-out at the gateway', onRemoval(504), ['mobile 504', 'mobile 204']],
    ['an error inside Graph', onRemoval(500), ['mobile 500', 'mobile 204']],
  ])('%s is unknown until listed again', async (_name, fault, writes) => {
    const stage = await live({ methods: ['mobile'], before: faulty(fault) });
    expect(writesOf(stage)).toEqual(writes);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
    expect(fateOf(stage, 'mobile')).toBe('gone by us');
  });

  it('a 404 is gone only if the list agrees: somebody else was first, and it does not count as ours', async () => {
    const deletedByOthers = ({ tenant }: Stage): void => void (tenant.person(SUBJECT).methods = []);
    const stage = await live({
      methods: ['mobile'],
      happenings: [{ port: 'methods.remove', act: deletedByOthers }],
    });
    expect(writesOf(stage)).toEqual(['mobile 404']);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
    expect(fateOf(stage, 'mobile')).toBe('gone by others');
  });

  it('a 404 about a method that is still listed is asked again', async () => {
    const stage = await live({ methods: ['mobile'], before: faulty(onRemoval(404)) });
    expect(writesOf(stage)).toEqual(['mobile 404', 'mobile 204']);
    expect(fateOf(stage, 'mobile')).toBe('gone by us');
  });

  it.each([409, 412, 429, 503])('a %d was not carried out and is asked again later', async (status) => {
    const stage = await live({ methods: ['mobile'], before: faulty(onRemoval(status)) });
    expect(writesOf(stage)).toEqual([`mobile ${status}`, 'mobile 204']);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('nothing at all is asked for before the time that Retry-After names', async () => {
    const stage = await live({
      methods: THREE,
      before: faulty(onRemoval(429, { retryAfter: 40 })),
    });
    const [first = 0, second = 0] = stage.witness.sights.flatMap(({ saw, at }) =>
      saw === 'write' ? [at] : [],
    );
    expect(second - first).toBeGreaterThanOrEqual(40_000);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('a token refused once is renewed once', async () => {
    const stage = await live({ methods: ['mobile'], before: faulty(onRemoval(401)) });
    expect(writesOf(stage)).toEqual(['mobile 401', 'mobile 204']);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('a refusal without a reason ends the run, truthfully', async () => {
    const stage = await live({ methods: ['mobile'], before: faulty(onRemoval(400)) });
    expect(reportOf(stage)).toEqual({ status: 'failed', why: 'refused_by_graph' });
  });
});

describe('the default', () => {
  it('goes last', async () => {
    const stage = await live({ methods: ['authenticator 1', 'mobile', 'oath 1'], preferred: 'oath' });
    expect(writesOf(stage)).toEqual(['mobile 204', 'authenticator 1 204', 'oath 1 204']);
  });

  it('that nobody can read is put off when Graph refuses it, and goes last', async () => {
    const stage = await live({ methods: THREE, preferred: 'oath', isPreferenceHidden: true });
    expect(writesOf(stage)).toEqual(['oath 1 400', 'mobile 204', 'authenticator 1 204', 'oath 1 204']);
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('that is the alternate beside a mobile is changed first, where that is allowed', async () => {
    const trap: Trap = {
      methods: ['mobile', 'alternateMobile'],
      preferred: 'voiceAlternateMobile',
      rules: { changeDefault: true },
    };
    expect(writesOf(await live(trap))).toEqual(['default 204', 'alternateMobile 204', 'mobile 204']);
    await expect(stageOf({ ...trap, rules: { changeDefault: false } })).rejects.toThrow('default_cannot_go');
  });

  it('is not changed without its permission: nothing is removed then, and the permission is named', async () => {
    const stage = await live({
      methods: ['mobile', 'alternateMobile'],
      preferred: 'voiceAlternateMobile',
      rules: { changeDefault: true },
      permissions: EVERYTHING_LATCHKEY_NEEDS,
    });
    const permission = 'UserAuthenticationMethod.ReadWrite.All';
    expect(reportOf(stage)).toEqual({ status: 'failed', why: 'forbidden', permission });
  });

  it('does not let the mobile be asked for while the alternate’s answer is missing', async () => {
    const stage = await live({
      methods: ['mobile', 'alternateMobile'],
      before: faulty({ method: 'DELETE', nth: 1, kind: 'drop' }),
    });
    expect(writesOf(stage)).toEqual(['alternateMobile 0', 'alternateMobile 204', 'mobile 204']);
  });
});

describe('each kind in its own way', () => {
  it('a hardware token is deactivated, and one that is not active is left alone', async () => {
    const stage = await live({ methods: ['token 1', 'idle token'], rules: { scope: ['hardwareOath'] } });
    expect(writesOf(stage)).toEqual(['token 1 204']);
    expect(stage.witness.writes()[0]).toMatchObject({
      verb: 'POST',
      path: expect.stringMatching(/^\/beta\/.*\/deactivate$/),
    });
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });

  it('a passkey stays unless the approver chose it', async () => {
    const trap: Trap = {
      methods: ['authenticator 1', 'passkey 1'],
      rules: { scope: ['authenticator', 'passkey'] },
    };
    expect(writesOf(await live(trap))).toEqual(['authenticator 1 204']);
    const choose: Trap['choose'] = ({ passkeys }) => ({
      passkeys: passkeys.map(({ id }) => id),
      revokeSessions: false,
    });
    expect(writesOf(await live({ ...trap, choose }))).toEqual(['passkey 1 204', 'authenticator 1 204']);
  });

  it('an unknown type stops the planning', async () => {
    await expect(stageOf({ methods: ['mobile', 'stranger'] })).rejects.toThrow('unknown_method');
  });

  it('the sessions are revoked once, after the last removal, and only if that was chosen', async () => {
    const stage = await live({ methods: ['mobile'], rules: { sessions: 'always' } });
    expect(writesOf(stage)).toEqual(['mobile 204', 'sessions 200']);
    expect(writesOf(await live({ methods: ['mobile'], rules: { sessions: 'ask' } }))).toEqual(['mobile 204']);
  });

  it('sessions that could not be revoked are told', async () => {
    const stage = await live({
      methods: ['mobile'],
      rules: { sessions: 'always' },
      permissions: without('User.RevokeSessions.All'),
    });
    expect(reportOf(stage)).toMatchObject({ status: 'needs_hands', why: 'sessions_not_revoked', left: [] });
  });
});

describe('permissions', () => {
  const PHONES = 'UserAuthMethod-Phone.ReadWrite.All';
  const BROAD = 'UserAuthenticationMethod.ReadWrite.All';

  it('a 403 stops and names the missing permission', async () => {
    const stage = await live({ methods: ['mobile'], permissions: without(PHONES, BROAD) });
    expect(writesOf(stage)).toEqual(['mobile 403']);
    expect(reportOf(stage)).toEqual({ status: 'failed', why: 'forbidden', permission: PHONES });
  });

  it('one revoked in the middle stops there, with what is left', async () => {
    const revoked = afterFirstRemoval(({ tenant }) => tenant.grant(without(PHONES, BROAD)));
    const stage = await live({ methods: THREE, happenings: [revoked] });
    expect(writesOf(stage)).toEqual(['oath 1 204', 'mobile 403']);
    expect(reportOf(stage)).toEqual({
      status: 'needs_hands',
      why: 'forbidden',
      left: ['mobile', 'authenticator 1'],
      permission: PHONES,
    });
  });

  it('the one for listing, revoked in the middle, is named too', async () => {
    const permission = 'UserAuthenticationMethod.Read.All';
    const revoked = afterFirstRemoval(({ tenant }) => tenant.grant(without(permission, BROAD)));
    const stage = await live({ methods: THREE, happenings: [revoked] });
    expect(reportOf(stage)).toMatchObject({ status: 'needs_hands', why: 'forbidden', permission });
  });

  it('what can’t be listed any more does not count as gone', async () => {
    const narrow = without('UserAuthenticationMethod.Read.All', BROAD);
    const blind = new Set([...narrow].filter((name) => !name.includes('MicrosoftAuthApp')));
    const stage = await live({
      methods: ['mobile', 'authenticator 1'],
      permissions: narrow,
      // A process that starts anew gets a token with today's permissions.
      happenings: [{ port: 'requests.byNumber', act: ({ tenant }) => tenant.grant(blind), crash: true }],
    });
    const permission = 'UserAuthMethod-MicrosoftAuthApp.Read.All';
    expect(reportOf(stage)).toEqual({ status: 'failed', why: 'forbidden', permission });
  });
});

describe('Graph down', () => {
  it('for an hour before the first removal: the approval runs out, and nothing was touched', async () => {
    const stage = await live({ methods: THREE, before: faulty({ kind: 'status', status: 503 }) });
    expect(reportOf(stage)).toEqual({ status: 'expired', why: 'graph_unavailable' });
    expect(writesOf(stage)).toEqual([]);
  });

  it('for an hour after it: hands are needed for all that is not known to be gone', async () => {
    const down = afterFirstRemoval(faulty({ kind: 'status', status: 503 }));
    const stage = await live({ methods: THREE, happenings: [down] });
    expect(reportOf(stage)).toEqual({
      status: 'needs_hands',
      why: 'graph_unavailable',
      left: ['oath 1', 'mobile', 'authenticator 1'],
    });
    expect(fateOf(stage, 'oath 1')).toBe('answered');
  });

  it('a list not found, of an account that is there, ends nothing', async () => {
    const stage = await live({
      methods: ['mobile'],
      before: faulty({ path: METHODS_LIST, times: 3, kind: 'status', status: 404 }),
    });
    expect(reportOf(stage)).toEqual({ status: 'reset' });
    expect(writesOf(stage)).toEqual(['mobile 204']);
  });
});

describe('the account', () => {
  const gone = ({ tenant }: Stage): void => tenant.deletePerson(SUBJECT);

  it('deleted between approval and reset: refused, with nothing asked of Graph', async () => {
    const stage = await live({ methods: THREE, before: gone });
    expect(reportOf(stage)).toEqual({ status: 'refused', why: 'deleted' });
    expect(writesOf(stage)).toEqual([]);
  });

  it('deleted in the middle: hands are needed, and nothing is called removed that is not known to be', async () => {
    const stage = await live({ methods: THREE, happenings: [afterFirstRemoval(gone)] });
    expect(reportOf(stage)).toMatchObject({ status: 'needs_hands', why: 'account_gone' });
    expect(fateOf(stage, 'oath 1')).toBe('answered');
  });

  it('without P1 and P2 is reset like any other', async () => {
    const stage = await live({ methods: THREE, before: ({ tenant }) => tenant.setLicence('free') });
    expect(reportOf(stage)).toEqual({ status: 'reset' });
  });
});

describe('people', () => {
  const halt = async ({ stores, clock }: Stage): Promise<void> => {
    const since = new Date(clock.now).toISOString();
    await stores.brakes.set({ kind: 'halt', by: PEOPLE.dana.id, since }, undefined, []);
  };
  const lift = async ({ stores }: Stage): Promise<void> => {
    const inForce = await stores.brakes.halt();
    if (inForce !== undefined) await stores.brakes.lift(inForce, []);
  };

  it('who approved and left between click and run: the request waits for approval again', async () => {
    const left = ({ tenant }: Stage): void => void (tenant.person(PEOPLE.amir.id).accountEnabled = false);
    const stage = await live({ methods: THREE, before: left });
    expect(reportOf(stage)).toEqual({ status: 'awaiting_approval' });
    expect(writesOf(stage)).toEqual([]);
  });

  it('who became privileged meanwhile are refused', async () => {
    const promoted = ({ tenant }: Stage): void =>
      void tenant.person(SUBJECT).roles.push(ROLES.userAdministrator);
    const stage = await live({ methods: THREE, before: promoted });
    expect(reportOf(stage)).toEqual({ status: 'refused', why: 'privileged' });
    expect(writesOf(stage)).toEqual([]);
  });

  it('who halt a run too long: what is left is what Graph lists by then', async () => {
    const stage = await live({
      methods: THREE,
      deletionLag: 5_000,
      happenings: [afterFirstRemoval(halt), { port: 'brakes.halt', nth: 130, act: lift }],
    });
    expect(writesOf(stage)).toEqual(['oath 1 204']);
    expect(reportOf(stage)).toEqual({
      status: 'needs_hands',
      why: 'approval_stale',
      left: ['mobile', 'authenticator 1'],
    });
    expect(fateOf(stage, 'oath 1')).toBe('gone by us');
  });

  it('who say “This wasn’t me” before a removal that finds nothing: nothing counts as removed', async () => {
    const stage = await live({
      methods: ['mobile'],
      before: faulty(onRemoval(404)),
      happenings: [
        {
          port: 'methods.remove',
          act: async ({ ports }) => {
            await changeRequest(ports, NUMBER, { kind: 'not_me', by: SUBJECT, role: 'subject' });
          },
        },
      ],
    });
    expect(stage.stores.request()).toMatchObject({ ending: { status: 'frozen', removed: false } });
  });
});

describe('a process that dies', () => {
  it.each(['before', 'after'] as const)('%s a removal: the next one goes on exactly there', async (when) => {
    const stage = await live({
      methods: THREE,
      happenings: [{ port: 'methods.remove', nth: 2, when, crash: true }],
    });
    expect(reportOf(stage)).toEqual({ status: 'reset' });
    expect(writesOf(stage)).toHaveLength(3);
  });
});

describe('a slot registered anew', () => {
  const anew = (stage: Stage): void =>
    stage.tenant.register(
      SUBJECT,
      phoneMethod('mobile', '+1 4255559001', new Date(stage.clock.now + 1_000).toISOString()),
    );

  it('before the first removal is approved anew', async () => {
    const stage = await live({ methods: THREE, before: anew });
    expect(reportOf(stage)).toEqual({ status: 'awaiting_approval' });
    expect(writesOf(stage)).toEqual([]);
  });

  it('in the middle stops the run: the new number stays, and is not told as left', async () => {
    const stage = await live({ methods: THREE, happenings: [afterFirstRemoval(anew)] });
    expect(reportOf(stage)).toEqual({
      status: 'needs_hands',
      why: 'changed_meanwhile',
      left: ['authenticator 1'],
    });
    const numbers = stage.tenant
      .person(SUBJECT)
      .methods.flatMap((one) => (one.kind === 'phone' ? [one.phoneNumber] : []));
    expect(numbers).toEqual(['+1 4255559001']);
  });
});
