import { afterEach, describe, expect, it } from '@jest/globals';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { everythingStored, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';

/** What somebody gets who sends a refresh for a message, with anything forged in it. */
async function refreshes(
  world: World,
  who: Cast,
  on: PostedMessage,
  data: Readonly<Record<string, unknown>> = {},
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const forged = { verb: 'refresh', number: 1001, seen: 'x', shows: 'x', ...data };
  const { body } = await world.as(who).send({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'refresh', data: forged }, trigger: 'automatic' },
    replyToId: on.id,
    ...changes,
  });
  return JSON.stringify(body ?? {});
}

const newest = (world: World, person: Cast): PostedMessage => world.as(person).messages().at(-1)!;
const NOTHING = 'This card is up to date.';

describe('a refresh teaches nothing to', () => {
  it('a colleague who has no part in the request, whatever message they name', async () => {
    const world = await waitingWorld();
    await world.as('nora').say('help');
    for (const on of [newest(world, 'nora'), newest(world, 'amir'), newest(world, 'rita')])
      expect(await refreshes(world, 'nora', on)).toContain(NOTHING);
  });

  it('somebody who names the message and the chat of another', async () => {
    const world = await waitingWorld();
    const amirs = newest(world, 'amir');
    const inAmirsChat = {
      conversation: { id: amirs.conversation, conversationType: 'personal', tenantId: undefined },
    };
    expect(await refreshes(world, 'nora', amirs, {}, inAmirsChat)).toContain(NOTHING);
    expect(await refreshes(world, 'rita', amirs, {}, inAmirsChat)).toContain(NOTHING);
  });

  it('the requester who wants the approver’s card: a role in the data counts for nothing', async () => {
    const world = await waitingWorld();
    const answer = await refreshes(world, 'rita', newest(world, 'rita'), { role: 'approver' });
    expect(answer).not.toContain('Approve');
    expect(answer).not.toContain(PEOPLE.alice.businessPhones[0] ?? 'no number');
  });

  it('an approver who was not asked, and names a card they never got', async () => {
    const world = await waitingWorld();
    expect(await refreshes(world, 'dana', newest(world, 'dana'))).toContain(NOTHING);
  });

  it('an approver who is none any more', async () => {
    const world = await waitingWorld();
    const card = newest(world, 'amir');
    world.tenant.person(PEOPLE.amir.id).accountEnabled = false;
    await world.service().ports.helpdesk.read();
    const answer = await refreshes(world, 'amir', card);
    expect(answer).not.toContain('Approve');
    expect(answer).not.toContain(PEOPLE.alice.displayName);
  });

  it('another tenant, and a channel', async () => {
    const world = await waitingWorld();
    const card = newest(world, 'amir');
    const elsewhere = {
      conversation: { id: card.conversation, conversationType: 'personal', tenantId: OTHER_TENANT },
      channelData: { tenant: { id: OTHER_TENANT } },
    };
    const inChannel = { conversation: { id: card.conversation, conversationType: 'channel' } };
    const before = (await world.audit()).length;
    expect(await refreshes(world, 'amir', card, {}, elsewhere)).toContain(NOTHING);
    expect(await refreshes(world, 'amir', card, {}, inChannel)).toContain(NOTHING);
    expect(await world.audit()).toHaveLength(before);
  });

  it('a card that names another request, or one that does not exist', async () => {
    const world = await waitingWorld();
    expect(await refreshes(world, 'amir', newest(world, 'amir'), { number: 1002 })).toContain(NOTHING);
    expect(await refreshes(world, 'rita', newest(world, 'rita'), { number: 999_999 })).toContain(NOTHING);
  });
});

describe('a refresh', () => {
  it('by the requester never shows the code, whether it was shown or not', async () => {
    const world = await waitingWorld();
    const card = newest(world, 'rita');
    const before = await refreshes(world, 'rita', card);
    const code = await ritaShowsCode(world);
    const after = await refreshes(world, 'rita', card);
    for (const answer of [before, after]) {
      expect(answer).not.toContain(code);
      expect(answer).not.toContain(`${code.slice(0, 3)} ${code.slice(3)}`);
    }
  });

  it('sent as a click of old clients is no refresh', async () => {
    const world = await waitingWorld();
    const messages = world.as('rita').messages().length;
    await world.as('rita').send({
      type: 'message',
      value: { verb: 'refresh', number: 1001, seen: 'x', shows: 'x' },
      replyToId: newest(world, 'rita').id,
    });
    const answered = world.as('rita').messages().slice(messages);
    expect(JSON.stringify(answered)).not.toContain('Show code');
  });

  it('however often it comes, leaves nothing behind', async () => {
    const world = await waitingWorld();
    const before = await everythingStored(world);
    const card = newest(world, 'amir');
    await Promise.all(Array.from({ length: 20 }, () => refreshes(world, 'amir', card)));
    expect(await everythingStored(world)).toBe(before);
  });
});
