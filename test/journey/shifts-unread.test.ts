// Shifts that can’t be read: what counts meanwhile, and what people are told.
import { EVERYTHING_LATCHKEY_NEEDS, EVERYTHING_WITH_SHIFTS } from '../../src/sandbox/tenant/permissions.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import { plans, rosterIsRead, SECOND_LINE, shiftsWorld, whenRead } from '../support/shifts-world.ts';
import {
  amirApproves,
  approves,
  chatOf,
  countInRecord,
  lastInRecord,
  ritaAsks,
  screenOf,
} from '../support/steps.ts';
import { stopWorlds, type Cast, type World } from '../support/world.ts';

afterEach(stopWorlds);

const ASKED = 'Reset the sign-in of Alice Wong?';
const SCHEDULE = /\/schedule/;
const DOWN = { kind: 'status', status: 503, retryAfter: 60, path: SCHEDULE } as const;
const NO_ANSWER = 'Teams Shifts does not answer';
const NOT_READ = 'The schedule could not be read, so nobody is known to be on call';

async function says(world: World, person: Cast, text: string): Promise<string> {
  await world.as(person).say(text);
  await world.settle();
  return screenOf(world, person);
}

const who = (world: World): Promise<string> => says(world, 'max', 'who is on call');

describe('what is not known of the schedule', () => {
  const NEVER = { tenant: { permissions: EVERYTHING_LATCHKEY_NEEDS } };

  it('is said to whoever takes over, who is not told that nobody else is on call', async () => {
    const world = await shiftsWorld(NEVER);
    const card = await says(world, 'dana', 'take over primary until 18:00');
    expect(card).toContain('Who else is on call there is not known');
    expect(card).not.toContain('Nobody else is on call there');
    const known = await shiftsWorld();
    expect(await says(known, 'dana', 'take over primary until 18:00')).toContain(
      'Nobody else is on call there.',
    );
  });

  it('is said to whoever wants to swap, who is not told that neither is on call', async () => {
    const world = await shiftsWorld(NEVER);
    const card = await says(world, 'dana', 'swap with Amir on Friday night');
    expect(card).toContain('Who is on call then is not known');
    expect(card).toContain('The schedule can’t be read.');
    expect(card).not.toContain('Neither you');
  });

  it('beyond the days that are read is told with the end of what is known', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    const until = '{{DATE(2026-12-08T09:00:00Z,SHORT)}}';
    const mine = await says(world, 'amir', 'my shifts');
    expect(mine).toContain(`As far as the schedule is known: until ${until}`);
    const later = await says(world, 'dana', 'swap with Amir on 2026-12-18');
    expect(later).toContain('Who is on call then is not known');
    expect(later).toContain(`The schedule is known until ${until}`);
    expect(await says(world, 'dana', 'swap with Amir on 2026-12-03')).toContain(
      'Neither you nor Amir Haddad',
    );
  });
});

describe('while Teams Shifts fails', () => {
  it('the last shifts count, and both the list and the cards say how old they are', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    await world.pass('PT1M');
    await whenRead(world, () => world.tenant.addFault(DOWN));
    const list = await who(world);
    expect(list).toContain('Amir Haddad is on call');
    expect(list).toContain(`As of {{DATE(2026-11-23T09:00:00Z,SHORT)}} {{TIME(2026-11-23T09:00:00Z)}}`);
    expect(list).toContain(NO_ANSWER);
    expect(await says(world, 'amir', 'my shifts')).toContain(NO_ANSWER);
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    for (const person of ['rita', 'amir'] as const)
      expect(screenOf(world, person)).toContain('{{TIME(2026-11-23T09:00:00Z)}} and may have changed');
    expect(await lastInRecord(world, 'step_notified')).toMatchObject({
      doubt: { kind: 'old', asOf: '2026-11-23T09:00:00.000Z' },
    });
  });

  it('approvers can approve, since they are read all the same', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    world.tenant.addFault(DOWN);
    await ritaAsks(world);
    await world.pass('PT8M');
    await rosterIsRead(world);
    await amirApproves(world);
    expect((await world.request()).status).toBe('approved');
  });

  it('and comes back, the cards of new requests say nothing of it any more', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    await whenRead(world, () => world.tenant.addFault(DOWN));
    world.tenant.clearFaults();
    await rosterIsRead(world);
    expect(await who(world)).not.toContain(NO_ANSWER);
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    expect(screenOf(world, 'rita')).not.toContain(NO_ANSWER);
    expect(
      world.log.filter(({ message }) => message.startsWith('Teams Shifts')).map(({ level }) => level),
    ).toEqual(['warn', 'info']);
  });
});

describe('while the approvers can’t be read', () => {
  it('new shifts count for whom to ask, and Approve waits until the approvers are read', async () => {
    const world = await shiftsWorld();
    const id = plans(world, 'iris', { group: SECOND_LINE });
    await whenRead(world, () => plans(world, 'amir'));
    await ritaAsks(world);
    const path = new RegExp(`/groups/${GROUP_IDS.approvers}/`);
    world.tenant.addFault({ kind: 'status', status: 503, retryAfter: 60, path });
    await whenRead(world, () => {
      world.tenant.removeShift(HELPDESK_TEAM, id);
      plans(world, 'dana', { group: SECOND_LINE });
    });
    await world.pass('PT10M');
    expect(screenOf(world, 'dana')).toContain(ASKED);
    expect(chatOf(world, 'iris')).not.toContain(ASKED);
    const code = await approves(world, 'dana');
    expect((await world.request()).status).toBe('awaiting_approval');
    world.tenant.clearFaults();
    await rosterIsRead(world);
    await world.as('dana').click('Approve', { code });
    expect((await world.request()).status).toBe('approved');
  });
});

describe('when no shift was ever read', () => {
  it('everybody is asked in the end, and the cards say that the schedule could not be read', async () => {
    const world = await shiftsWorld({ tenant: { permissions: EVERYTHING_LATCHKEY_NEEDS } });
    const list = await who(world);
    expect(list).toContain('Who is on call is not known right now');
    expect(list).toContain('the bot has no permission to read Teams Shifts');
    expect(list).not.toContain('Nobody on call');
    const rita = await ritaAsks(world);
    await world.settle();
    rita.sees('We asked');
    expect(screenOf(world, 'rita')).toContain(NOT_READ);
    for (const approver of ['amir', 'dana', 'iris'] as const) {
      expect(screenOf(world, approver)).toContain(ASKED);
      expect(screenOf(world, approver)).toContain(NOT_READ);
    }
    await approves(world, 'iris');
    expect((await world.request()).status).toBe('reset');
    const [first] = (await world.audit()).flatMap(({ event }) =>
      event.kind === 'step_notified' ? [event] : [],
    );
    expect(first).toMatchObject({ people: [], doubt: { kind: 'unknown' } });
  });

  it('it does as soon as the permission is there', async () => {
    const world = await shiftsWorld({ tenant: { permissions: EVERYTHING_LATCHKEY_NEEDS } });
    plans(world, 'amir');
    await whenRead(world, () => world.tenant.grant(EVERYTHING_WITH_SHIFTS));
    (await ritaAsks(world)).sees('We asked Amir Haddad');
    expect(await countInRecord(world, 'step_notified')).toBe(1);
  });
});
