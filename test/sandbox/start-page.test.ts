import { request } from 'node:http';
import { createFeed } from '../../src/sandbox/feed.ts';
import { createKnobs } from '../../src/sandbox/knobs.ts';
import { sandboxState, startPage } from '../../src/sandbox/start-page.ts';
import type { SandboxState, StartPage } from '../../src/sandbox/start-page.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const now = (): number => NOW;

const feed = createFeed(now);
const tenant = createTenant({ now });
let page: StartPage;

beforeAll(async () => {
  page = await startPage({
    port: 0,
    botUrl: 'http://127.0.0.1:3978',
    windows: [],
    knobs: createKnobs(tenant, now),
    feed,
  });
});

afterAll(() => page.close());

const state = async (): Promise<SandboxState> =>
  sandboxState.parse(await (await fetch(`${page.url}/api/state`)).json());

const post = (path: string, origin: string): Promise<Response> =>
  fetch(`${page.url}${path}`, { method: 'POST', headers: { Origin: origin } });

function statusFor(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(page.url, { headers: { Host: host } }, ({ statusCode = 0 }) => resolve(statusCode))
      .on('error', reject)
      .end();
  });
}

describe('the start page', () => {
  it.each([
    ['/', 'text/html'],
    ['/page.css', 'text/css'],
    ['/page.mjs', 'text/javascript'],
  ])('serves %s and lets it load nothing from elsewhere', async (path, type) => {
    const response = await fetch(page.url + path);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await response.text()).not.toMatch(/https?:\/\//);
  });

  it('answers 404 to anything else, names of object members included', async () => {
    const paths = ['/nothing', '/toString', '/..%2f..%2fpackage.json', '/page/'];
    const answers = await Promise.all(paths.map((path) => fetch(page.url + path)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('tells what Alice can sign in with, from the live tenant', async () => {
    expect((await state()).aliceMethods).toEqual([
      'Phone (mobile)',
      'Microsoft Authenticator on Alice Pixel 8',
      'Code app (software token)',
    ]);
  });

  it('lets Alice register again, and says so in the feed', async () => {
    expect((await post('/api/alice', page.url)).status).toBe(204);
    expect((await state()).aliceMethods).toContain('Microsoft Authenticator on Alice Pixel 9');
    expect(feed.lines().at(-1)?.text).toContain('Alice set up');
  });

  it('makes Graph answer 429 and work again', async () => {
    await post('/api/graph/throttled', page.url);
    expect((await state()).trouble).toBe('throttled');
    const graph = await tenant.listen();
    const ask = (): Promise<Response> =>
      fetch(`${graph}/v1.0/users/alice@contoso.com`, { headers: { Authorization: 'Bearer simulated' } });
    expect((await ask()).status).toBe(429);
    await post('/api/graph/none', page.url);
    expect((await ask()).status).not.toBe(429);
    await tenant.close();
  });

  it('refuses to be pulled by a page of another site, or by nobody', async () => {
    expect((await post('/api/alice', 'http://evil.example')).status).toBe(403);
    expect((await post('/api/alice', 'null')).status).toBe(403);
    expect((await fetch(`${page.url}/api/alice`, { method: 'POST' })).status).toBe(403);
  });

  it('does not answer to another name that points to this machine', async () => {
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('localhost:1')).toBe(200);
  });

  it('streams what happened and what happens', async () => {
    feed.add({ source: 'graph', text: 'before' });
    const response = await fetch(`${page.url}/api/events`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const read = { text: '' };
    const until = async (expected: string): Promise<void> => {
      while (!read.text.includes(expected)) read.text += (await reader.read()).value ?? '';
    };
    await until('before');
    feed.add({ source: 'record', text: 'after' });
    await until('after');
    await reader.cancel();
    expect(read.text).toMatch(/id: \d+\ndata: \{.*"source":"record"/);
  });
});
