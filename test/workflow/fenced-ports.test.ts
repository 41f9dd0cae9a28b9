import { afterEach, expect, it } from '@jest/globals';
import { ServiceError } from '../../src/errors.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { fencedPorts } from '../../src/workflow/fenced-ports.ts';
import { waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

it('without its lease a run opens no chat and shows nobody that the bot is typing', async () => {
  const world = await waitingWorld();
  const lost = { during: () => Promise.reject(new ServiceError('LEASE_LOST', 'gone')) };
  const { notifier } = fencedPorts(world.service().ports, lost);
  const before = world.connector.calls.length;
  await expect(notifier.reach(PEOPLE.rita.id)).rejects.toMatchObject({ code: 'LEASE_LOST' });
  expect(world.connector.calls).toHaveLength(before);
});
