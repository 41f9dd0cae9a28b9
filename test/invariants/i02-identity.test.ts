import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { forge, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

describe('I2: who acts is told by the authenticated activity alone', () => {
  it('whatever a card’s data says about its sender', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const claims = {
      by: PEOPLE.amir.id,
      approver: PEOPLE.amir.id,
      from: { aadObjectId: PEOPLE.amir.id },
      userId: PEOPLE.amir.id,
      facts: { isApprover: true },
    };
    const { text } = await forge(world, 'max', {
      verb: 'approve',
      number: 1001,
      revision: 1,
      code,
      ...claims,
    });
    expect(text).toContain('Only approvers can do that');
    const { text: shown } = await forge(world, 'max', {
      verb: 'show_code',
      number: 1001,
      revision: 1,
      by: PEOPLE.rita.id,
    });
    expect(shown).not.toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    expect((await world.request()).status).toBe('awaiting_approval');
  });

  it('whatever name the sender goes by', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    const from = { id: `29:${PEOPLE.amir.id}`, name: 'Amir Haddad', aadObjectId: PEOPLE.max.id };
    const { text } = await forge(
      world,
      'max',
      { verb: 'approve', number: 1001, revision: 1, code },
      { from },
    );
    expect(text).toContain('Only approvers can do that');
    expect((await world.request()).status).toBe('awaiting_approval');
  });
});
