import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import { plans, rosterIsRead, SECOND_LINE, shiftsWorld, whenRead } from '../support/shifts-world.ts';
import { chatOf, codeOnScreen, forge, removalsAsked, ritaAsks, screenOf } from '../support/steps.ts';
import { stopWorlds, type World } from '../support/world.ts';

afterEach(stopWorlds);

// Whoever owns the helpdesk's team may write every shift. That must not make an approver of anybody.

const ASKED = 'Reset the sign-in of Alice Wong?';

async function shownCode(world: World): Promise<string> {
  await world.as('rita').click('Show code');
  return codeOnScreen(world, 'rita');
}

describe('a shift', () => {
  it('of somebody who is no approver gives no card and no right', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'max'), plans(world, 'dana', { group: SECOND_LINE })));
    await ritaAsks(world);
    expect(chatOf(world, 'max')).not.toContain(ASKED);
    const code = await shownCode(world);
    const { text } = await forge(world, 'max', { verb: 'approve', number: 1001, revision: 1, code });
    expect(text).toContain('Only approvers');
    expect((await world.request()).status).toBe('awaiting_approval');
    expect(removalsAsked(world)).toEqual([]);
  });

  it('of the requester, who is an approver, doesn’t let them decide what they asked for', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => (plans(world, 'amir'), plans(world, 'dana', { group: SECOND_LINE })));
    await world.as('amir').say('Iris Okafor can’t sign in, the push never arrives');
    await world.as('amir').click('Still locked out');
    await world.settle();
    await world.as('amir').click('Show code');
    const code = codeOnScreen(world, 'amir');
    const { text } = await forge(world, 'amir', { verb: 'approve', number: 1001, revision: 1, code });
    expect(text).toContain('you count as the one who asked');
    expect(screenOf(world, 'dana')).toContain('Reset the sign-in of Iris Okafor?');
  });

  it('of an approver that is planned after the request was sent gives no right to approve it', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => plans(world, 'amir'));
    await ritaAsks(world);
    await whenRead(world, () => plans(world, 'iris'));
    const code = await shownCode(world);
    await forge(world, 'iris', { verb: 'approve', number: 1001, revision: 1, code });
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('taken away from everybody only leads to the next steps', async () => {
    const world = await shiftsWorld();
    const id = plans(world, 'amir');
    await rosterIsRead(world);
    await whenRead(world, () => world.tenant.removeShift(HELPDESK_TEAM, id));
    await ritaAsks(world);
    for (const approver of ['amir', 'dana', 'iris'] as const)
      expect(screenOf(world, approver)).toContain(ASKED);
  });

  it('of a made-up person is nobody’s, and the next step is asked', async () => {
    const world = await shiftsWorld();
    await whenRead(world, () => {
      for (const who of [PEOPLE.amir.id.replace(/^./, '0'), "x' or true", '../../users'])
        world.tenant.addShift(HELPDESK_TEAM, {
          who,
          group: 'TAG_first-line',
          from: '2026-11-23T08:00:00Z',
          until: '2026-11-23T18:00:00Z',
        });
      plans(world, 'dana', { group: SECOND_LINE });
    });
    (await ritaAsks(world)).sees('We asked Dana Petrova');
    expect(world.tenant.calls.every(({ path }) => !path.includes('..'))).toBe(true);
  });
});
