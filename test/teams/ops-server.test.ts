import { ServiceError } from '../../src/errors.ts';
import { startOpsServer } from '../../src/teams/ops-server.ts';
import type { OpsParts, ReadinessCheck } from '../../src/teams/ops-server.ts';
import type { RunningServer } from '../../src/teams/server.ts';

const running: RunningServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function ops(parts: Partial<OpsParts>): Promise<RunningServer> {
  const scrape = () => Promise.resolve({ contentType: 'text/plain; version=0.0.4', text: 'up 1\n' });
  const address = { host: '127.0.0.1', port: 0 };
  const server = await startOpsServer(address, {
    liveness: () => undefined,
    readiness: {},
    scrape,
    ...parts,
  });
  running.push(server);
  return server;
}

const asked = async (server: RunningServer, path: string): Promise<unknown> => {
  const response = await fetch(`${server.url}${path}`);
  return [response.status, await response.json()];
};

it('serves the metrics as they are', async () => {
  const answer = await fetch(`${(await ops({})).url}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4']);
  expect(await answer.text()).toBe('up 1\n');
});

it('answers 500, and not why, when the metrics can’t be read', async () => {
  const server = await ops({ scrape: () => Promise.reject(new TypeError('secret inside')) });
  const answer = await fetch(`${server.url}/metrics`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
});

it('says why the process is past help, and that it lives while it is not', async () => {
  const state: { reason?: string } = {};
  const server = await ops({ liveness: () => state.reason });
  expect(await asked(server, '/healthz')).toEqual([200, { status: 'ok' }]);
  state.reason = 'It hangs.';
  expect(await asked(server, '/healthz')).toEqual([503, { status: 'failing', reason: 'It hangs.' }]);
});

describe('whether everything works', () => {
  const gone = new ServiceError('DATABASE_UNAVAILABLE', 'It answered SQLITE_FULL.');
  const ways: readonly (readonly [string, ReadinessCheck, string])[] = [
    ['says why it does not', () => 'It is too old.', 'It is too old.'],
    ['fails as foreseen', () => Promise.reject(gone), gone.message],
    [
      'fails by a defect',
      () => Promise.reject(new TypeError('secret inside')),
      'The check itself failed: this is a defect, report it.',
    ],
    [
      'never answers',
      () => new Promise<undefined>(() => undefined),
      'It did not answer within 1.5 seconds: it hangs, is overloaded, or the way to it is cut.',
    ],
  ];
  it.each(ways)('names the part and the reason when it %s', async (_name, check, reason) => {
    const server = await ops({ readiness: { directory: () => undefined, database: check } });
    expect(await asked(server, '/readyz')).toEqual([
      503,
      { status: 'not_ready', unready: ['database'], reasons: { database: reason } },
    ]);
    expect(await asked(server, '/readyz?exclude=database')).toMatchObject([200, { unready: [] }]);
  });

  it('is a yes when every part does', async () => {
    const server = await ops({ readiness: { database: () => undefined, directory: () => undefined } });
    expect(await asked(server, '/readyz')).toEqual([200, { status: 'ready', unready: [], reasons: {} }]);
  });

  it('leaves out as many parts as are named', async () => {
    const server = await ops({ readiness: { one: () => 'No.', two: () => 'No.', three: () => 'No.' } });
    expect(await asked(server, '/readyz?exclude=one&exclude=three')).toMatchObject([
      503,
      { unready: ['two'] },
    ]);
  });

  it('asks what hangs once, however many probes come', async () => {
    let asks = 0;
    const check = (): Promise<undefined> => {
      asks += 1;
      return new Promise(() => undefined);
    };
    const server = await ops({ readiness: { database: check } });
    await Promise.all([1, 2, 3].map(() => asked(server, '/readyz')));
    expect(asks).toBe(1);
  });
});
