// What comes in between: permissions taken away, Graph down, the account gone, people who stop a run, a process that dies.
import { describe, expect, it } from '@jest/globals';
import { phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import { changeRequest } from '../../src/workflow/change-request.ts';
import { liveOn, NUMBER, SUBJECT } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import {
  afterFirstRemoval,
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

const METHODS_LIST = /\/authentication\/methods$/;

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
    await stores.brakes.set({ kind: 'halt', by: PEOPLE.dana.id, since }, undefined, { facts: [] });
  };
  const lift = async ({ stores }: Stage): Promise<void> => {
    const inForce = await stores.brakes.halt();
    if (inForce !== undefined) await stores.brakes.lift(inForce, { facts: [] });
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

describe('two processes at once', () => {
  it.each([1, 10, 16, 22, 28, 34])(
    'never have two removals under way (the second begins at port call %d)',
    async (moment) => {
      const stage = await stageOf({ methods: [...THREE, 'office'], latency: 80 });
      // Long enough in real time for the other one to come by.
      stage.tenant.addFault({ method: 'DELETE', kind: 'delay', milliseconds: 15 });
      const others: Promise<unknown>[] = [];
      let calls = 0;
      const first = stage.start(() => {
        calls += 1;
        if (calls === moment) others.push(stage.start().run());
        return 'pass';
      });
      await first.run();
      await Promise.all(others);
      await liveOn(stage);
      expect(others).toHaveLength(1);
      expect(stage.witness.writes().map(({ alongside }) => alongside)).toEqual([0, 0, 0, 0]);
      expect(reportOf(stage)).toEqual({ status: 'reset' });
    },
  );
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
