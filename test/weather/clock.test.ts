// A clock that is an hour off, as the service sees it: Microsoft's answers carry another time.
import { createServer, request as ask } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createClockCheck } from '../../src/clock-check.ts';
import { memoryLog } from '../support/teams-bot.ts';
import { openRealWorld } from '../support/real-service.ts';

const HOUR = 3_600_000;

describe('this machine’s clock', () => {
  const now = Date.parse('2026-11-23T09:00:00Z');
  const seen = async (theirs: number | undefined) => {
    const { lines, log } = memoryLog();
    const headers: Record<string, string> =
      theirs === undefined ? {} : { date: new Date(theirs).toUTCString() };
    const check = createClockCheck({
      log,
      now: () => now,
      fetch: () => Promise.resolve(new Response('{}', { headers })),
    });
    await check.fetch('http://graph');
    await check.fetch('http://graph');
    return { warnings: lines.length, wrong: check.wrong() };
  };

  it.each([
    ['right', now, 0, undefined],
    ['a few seconds off', now - 20_000, 0, undefined],
    ['two minutes off: a warning, and the service goes on', now - 120_000, 1, undefined],
    ['an hour ahead', now - HOUR, 1, /60 min ahead of Microsoft’s.*tokens are refused/u],
    ['an hour behind', now + HOUR, 1, /60 min behind Microsoft’s/u],
    ['not known, where answers carry no date', undefined, 0, undefined],
  ])('is %s', async (_name, theirs, warnings, words) => {
    const found = await seen(theirs);
    expect(found.warnings).toBe(warnings);
    if (words === undefined) expect(found.wrong).toBeUndefined();
    else expect(found.wrong).toMatch(words);
  });
});

it('a service whose clock is an hour off says so at readyz and in the log', async () => {
  const world = await openRealWorld();
  const graph = new URL(world.graph);
  const shifted = createServer((asked, answer) => {
    const { method, url, headers } = asked;
    const onward = ask({ host: graph.hostname, port: graph.port, method, path: url, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, {
        ...got.headers,
        date: new Date(Date.now() - HOUR).toUTCString(),
      });
      got.pipe(answer);
    });
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(shifted, 'listening');
  const endpoint = `http://127.0.0.1:${(shifted.address() as AddressInfo).port}`;
  const service = await world.start({ GRAPH_ENDPOINT: endpoint });
  const ready = (await (await fetch(`${service.opsUrl}/readyz`)).json()) as {
    reasons: Record<string, string>;
  };
  expect(ready.reasons).toEqual({ clock: expect.stringContaining('60 min ahead of Microsoft’s') as string });
  expect(service.logged().filter(({ msg }) => String(msg).includes('60 min ahead'))).toHaveLength(1);
  await world.close();
  shifted.closeAllConnections();
  shifted.close();
}, 60_000);
