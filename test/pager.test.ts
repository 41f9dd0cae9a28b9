import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { secret } from '../src/config/secret.ts';
import { isServiceError } from '../src/errors.ts';
import { createPager } from '../src/pager.ts';
import { createPagerService } from '../src/sandbox/pager.ts';
import type { PagerMood, SimulatedPager } from '../src/sandbox/pager.ts';

let service: SimulatedPager;
let webhook: string;
beforeEach(async () => {
  service = createPagerService();
  webhook = await service.listen();
});
afterEach(() => service.close());

const LINK = 'https://teams.microsoft.com/l/chat/0/0?users=28:app';
const PAGE = { request: 'LK-1042', step: 1, key: 'a-key' };
const call = (url = webhook, timeLimit = 30_000): Promise<unknown> =>
  createPager({ webhooks: [undefined, secret(url)], link: LINK, timeLimit })
    .page(PAGE)
    .then(
      () => 'answered',
      (error: unknown) => error,
    );
const codeOf = (error: unknown): string => (isServiceError(error) ? error.code : String(error));

describe('a pager', () => {
  it('is told the number and the link, once, under a key that says when it is the same call', async () => {
    expect(await call()).toBe('answered');
    expect(service.received).toEqual([
      { body: JSON.stringify({ request: 'LK-1042', link: LINK }), idempotencyKey: 'a-key' },
    ]);
  });

  it.each<[string, PagerMood, string, number | undefined]>([
    ['is overrun', { kind: 'answers', status: 429, retryAfter: 30 }, 'PAGER_UNANSWERED', 30],
    ['is down', { kind: 'answers', status: 503 }, 'PAGER_UNANSWERED', undefined],
    ['is told too early', { kind: 'answers', status: 425 }, 'PAGER_UNANSWERED', undefined],
    ['hangs', { kind: 'hangs' }, 'PAGER_UNANSWERED', undefined],
    ['knows no such hook', { kind: 'answers', status: 404 }, 'PAGER_REFUSED', undefined],
    ['wants a key', { kind: 'answers', status: 401 }, 'PAGER_REFUSED', undefined],
  ])('that %s says so without its address', async (_, mood, code, wait) => {
    service.behave(mood);
    const error = await call(webhook, mood.kind === 'hangs' ? 200 : undefined);
    expect(codeOf(error)).toBe(code);
    expect(isServiceError(error) && error.retryAfterSeconds).toBe(wait);
    expect(inspect(error, { depth: 9 })).not.toMatch(/5ecret|127\.0\.0\.1|\/hook/u);
  });

  it('may name the moment until which it wants to be left alone', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    service.behave({ kind: 'answers', status: 503, retryAfter: at });
    const error = await call();
    expect(isServiceError(error) && error.retryAfterSeconds).toBe(60);
  });

  it('that sends callers elsewhere is not followed there', async () => {
    const elsewhere = createPagerService();
    service.behave({ kind: 'answers', status: 307, location: await elsewhere.listen() });
    expect(codeOf(await call())).toBe('PAGER_REFUSED');
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('that can’t be connected to is tried again, and its host is in no error', async () => {
    await service.close();
    const error = await call();
    expect(codeOf(error)).toBe('PAGER_UNANSWERED');
    expect(inspect(error, { depth: 9 })).not.toMatch(/127\.0\.0\.1|5ecret/u);
  });

  it('of a step without a webhook is refused', async () => {
    const pager = createPager({ webhooks: [], link: LINK });
    await expect(pager.page(PAGE)).rejects.toMatchObject({ code: 'PAGER_REFUSED' });
  });
});
