// Carries activities to the instances as a load balancer and the Bot Framework do: to either, and now and then repeatedly.
import { randomUUID } from 'node:crypto';
import { postActivity } from '../../src/sandbox/connector/client.ts';
import type { BotAnswer } from '../../src/sandbox/connector/client.ts';
import { record } from '../../src/sandbox/connector/posted-message.ts';
import type { CardPart } from '../../src/sandbox/connector/posted-message.ts';
import type { Instance } from './instance.ts';
import type { Delivery, Ledger } from './ledger.ts';
import type { Random } from './random.ts';

/** Teams gives up after ten to fifteen seconds; nobody in a run waits that long. */
const PATIENCE = 4_000;
const DOUBLED = 0.15;

export interface Carrier {
  /** What `deliver` of a Teams client is. Rejects where no instance answered. */
  readonly deliver: (random: Random, person: string) => (activity: CardPart) => Promise<BotAnswer>;
}

export function createCarrier(instances: readonly Instance[], ledger: Ledger): Carrier {
  const post = async (activity: CardPart, url: string, person: string): Promise<BotAnswer> => {
    const delivery: Delivery = { at: Date.now(), person, ...saidIn(activity) };
    ledger.deliveries.push(delivery);
    ledger.count('activities');
    const answer = await postActivity(url, activity, { signal: AbortSignal.timeout(PATIENCE) });
    delivery.answer = { at: Date.now(), ...answer };
    ledger.answered.push(delivery);
    return answer;
  };

  return {
    deliver: (random, person) => async (activity) => {
      const copies = random.chance(DOUBLED) ? random.between(2, 5) : 1;
      const hasNewIds = random.chance(0.3);
      const order = Array.from({ length: copies }, () => random.between(0, instances.length - 1));
      if (copies > 1) ledger.count('duplicates');
      const answers = order.map(async (which, index) => {
        const url = instances[which]?.url() ?? instances.find((one) => one.url() !== undefined)?.url();
        if (url === undefined) throw new TypeError('no instance runs');
        const copy = hasNewIds && index > 0 ? { ...activity, id: randomUUID() } : activity;
        return post(copy, url, person);
      });
      return bestOf(await Promise.allSettled(answers));
    },
  };
}

/** Whichever answer Teams would show: a card before a sentence, anything before nothing. */
function bestOf(settled: readonly PromiseSettledResult<BotAnswer>[]): BotAnswer {
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const card = answers.find(({ body }) => record(body?.['value']) !== undefined);
  const answer = card ?? answers.find(({ status }) => status === 200) ?? answers[0];
  if (answer === undefined) throw new TypeError('nobody answered');
  return answer;
}

function saidIn(activity: CardPart): Omit<Delivery, 'at' | 'person'> {
  const value = record(activity['value']);
  const action = record(value?.['action']);
  const data = record(action?.['data']) ?? (activity['type'] === 'message' ? value : undefined);
  const verb = action?.['verb'] ?? data?.['verb'];
  const tenant = record(record(activity['channelData'])?.['tenant'])?.['id'];
  const { number, code } = data ?? {};
  const { text } = activity;
  return {
    tenant: typeof tenant === 'string' ? tenant : '',
    ...(typeof verb === 'string' ? { verb } : {}),
    ...(number === undefined ? {} : { number: Number(number) }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof text === 'string' ? { text } : {}),
  };
}
