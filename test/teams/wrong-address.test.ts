import { afterEach, describe, expect, it } from '@jest/globals';
import { startServer } from '../../src/teams/server.ts';
import type { RunningServer } from '../../src/teams/server.ts';

let server: RunningServer;

afterEach(() => server.close());

describe('a request for something the server does not serve', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/favicon.ico'],
    ['GET', '/api/messages'],
    ['DELETE', '/api/messages'],
    ['POST', '/healthz'],
    ['POST', '/../../etc/passwd'],
  ])('%s %s is answered with a clean 4xx, and the server lives on', async (method, path) => {
    server = await startServer({ host: '127.0.0.1', port: 0 }, () => Promise.resolve({ status: 200 }));
    const answer = await fetch(`${server.url}${path}`, { method });
    expect(answer.status).toBeGreaterThanOrEqual(404);
    expect(answer.status).toBeLessThanOrEqual(405);
    expect(await answer.json()).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});
