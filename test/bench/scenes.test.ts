import { onCallAt } from '../../src/domain/on-call.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { openScene } from './escalation-tick.ts';
import { BEGIN, rosterOfThirty } from './team-of-thirty.ts';

describe('what the bench measures', () => {
  it('is steps that are really carried out, in every round', async () => {
    const scene = await openScene({ waiting: 5, due: 2, rounds: 2 });
    for (let round = 1; round <= 2; round += 1) {
      await scene.round();
      expect(await scene.escalated()).toBe(2 * round);
    }
    await scene.close();
  });

  it('is a team in which somebody is on call through the week', () => {
    for (const roster of [rosterOfThirty(0), rosterOfThirty(200)])
      for (let hour = 0; hour < 7 * 24; hour += 5)
        for (const { name } of roster.rotations)
          expect(onCallAt(roster, name, instantOf(BEGIN + hour * 3_600_000))).not.toEqual([]);
  });
});
