// The traps of Graph that a run meets (facts on the reset, §1, §4, §8), each by its name; every invariant holds in all of them.
import { describe, expect, it } from '@jest/globals';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import type { Fault } from '../../src/sandbox/tenant/tenant.ts';
import { liveOn, SUBJECT } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import {
  fateOf,
  faulty,
  live,
  onRemoval,
  reportOf,
  stageOf,
  THREE,
  without,
  writesOf,
} from './support/trap.ts';
import type { Trap } from './support/trap.ts';

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
