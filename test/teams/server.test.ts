import { LARGEST_BODY, startServer } from '../../src/teams/server.ts';
import type { RunningServer } from '../../src/teams/server.ts';

const loopback = { host: '127.0.0.1', port: 0 };
const received: unknown[] = [];
let server: RunningServer;

beforeAll(async () => {
  server = await startServer(loopback, (body, authorization) => {
    if (body === 'fail') throw new TypeError('secret inside');
    received.push({ body, authorization });
    return Promise.resolve({ status: 200 });
  });
});
afterAll(() => server.close());
beforeEach(() => void (received.length = 0));

const post = (body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
  fetch(`${server.url}/api/messages`, { method: 'POST', body, headers });

describe('POST /api/messages', () => {
  it('hands on the body and the Authorization header', async () => {
    const headers = { 'Content-Type': 'application/json; charset=utf-8', Authorization: 'Bearer x' };
    expect((await post('{"type":"message"}', headers)).status).toBe(200);
    expect(received).toEqual([{ body: { type: 'message' }, authorization: 'Bearer x' }]);
  });

  const json = { 'Content-Type': 'application/json' };
  const refusals: readonly (readonly [string, string, Record<string, string>, number])[] = [
    ['what is not JSON', '{"type": <script>', json, 400],
    ['an empty body', '', json, 400],
    ['a form', 'a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['a compressed body', 'x', { ...json, 'Content-Encoding': 'gzip' }, 415],
    ['an oversized body', JSON.stringify('x'.repeat(LARGEST_BODY)), json, 413],
    ['what makes it fail', '"fail"', json, 500],
  ];
  it.each(refusals)('answers %s cleanly', async (_name, body, headers, status) => {
    const response = await post(body, headers);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ error: { code: expect.any(String) as string } });
    expect(text).not.toMatch(/script|secret|\bat\b.*:\d+/);
    expect(received).toEqual([]);
  });

  it('goes on after an oversized body', async () => {
    await post(JSON.stringify('x'.repeat(LARGEST_BODY * 4)));
    expect((await post('{}')).status).toBe(200);
  });
});

it('answers other paths and methods in JSON', async () => {
  const missing = await fetch(`${server.url}/nowhere`);
  expect([missing.status, await missing.json()]).toMatchObject([404, { error: { code: 'NotFound' } }]);
  expect((await fetch(`${server.url}/api/messages`)).status).toBe(405);
});

it('names neither itself nor its library', async () => {
  const response = await fetch(`${server.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('server')).toBeNull();
});

it('says that it lives until it is past help', async () => {
  const sick = await startServer(
    loopback,
    () => Promise.resolve({ status: 200 }),
    () => 'It hangs.',
  );
  const response = await fetch(`${sick.url}/healthz`);
  expect([response.status, await response.json()]).toEqual([503, { status: 'failing', reason: 'It hangs.' }]);
  await sick.close();
});

it('says which port is taken', async () => {
  const port = Number(new URL(server.url).port);
  await expect(
    startServer({ host: '127.0.0.1', port }, () => Promise.resolve({ status: 200 })),
  ).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    detail: expect.stringContaining(String(port)) as string,
  });
});
