import { fork } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPlayground } from '../../src/sandbox/playground.ts';
import type { Playground } from '../../src/sandbox/playground.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';

const BOT = 'http://127.0.0.1:9/api/messages';
const LONG = 60_000;

let scratch: string;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'latchkey-playground-'));
});

afterEach(() => rm(scratch, { recursive: true, force: true }));

const start = (more: Partial<Parameters<typeof startPlayground>[0]> = {}): Promise<Playground> =>
  startPlayground({ person: PEOPLE.rita, port: 0, botEndpoint: BOT, scratch, ...more });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(20);
}

/** An entry file in the Playground's place. */
async function standIn(code: string): Promise<string> {
  const path = join(scratch, 'stand-in.cjs');
  await writeFile(path, code);
  return path;
}

describe('a window of the Playground', () => {
  it(
    'comes up as its person, and is gone after stop',
    async () => {
      const window = await start();
      const pong = await fetch(`${window.url}/_debug/ping`);
      expect(await pong.text()).toBe('pong');
      expect(window.userId).toBe(`29:${PEOPLE.rita.id}`);
      await window.stop();
      expect(isAlive(window.pid)).toBe(false);
    },
    LONG,
  );

  it(
    'refuses a taken port instead of moving to another one',
    async () => {
      const squatter = createServer().listen(0);
      const { port } = squatter.address() as AddressInfo;
      await expect(start({ port })).rejects.toThrow(
        `PORT_IN_USE: Port ${port}, for the window of Rita Moreno`,
      );
      squatter.close();
    },
    LONG,
  );

  it(
    'fails with the log it left when it ends by itself',
    async () => {
      const entry = await standIn(`
        const fs = require('node:fs');
        fs.mkdirSync('devTools');
        fs.writeFileSync('devTools/m365agentsplayground.log', 'users must NOT have fewer than 5 items');
        process.exit(1);
      `);
      await expect(start({ entry })).rejects.toThrow(/PLAYGROUND_FAILED: .*Rita[^]*fewer than 5 items/);
    },
    LONG,
  );

  it(
    'fails when it never listens, and is ended though it ignores the signal',
    async () => {
      const entry = await standIn(`
        require('node:fs').writeFileSync(${JSON.stringify(join(scratch, 'pid'))}, String(process.pid));
        process.on('SIGTERM', () => {});
        setInterval(() => {}, 1000);
      `);
      await expect(start({ entry, patience: 1_500 })).rejects.toThrow('PLAYGROUND_FAILED');
    },
    LONG,
  );

  it(
    'gets nothing of the environment but what it needs',
    async () => {
      process.env['LATCHKEY_TEST_PASSWORD'] = 'hunter2';
      const entry = await standIn(`
        const fs = require('node:fs');
        fs.mkdirSync('devTools');
        fs.writeFileSync('devTools/m365agentsplayground.log', Object.keys(process.env).join(' '));
        process.exit(1);
      `);
      const failed: unknown = await start({ entry }).catch((error: unknown) => error);
      delete process.env['LATCHKEY_TEST_PASSWORD'];
      expect(String(failed)).toContain('BOT_ENDPOINT');
      expect(String(failed)).not.toMatch(/LATCHKEY_TEST_PASSWORD|PROXY/i);
    },
    LONG,
  );

  it(
    'ends when the process that started it is killed outright',
    async () => {
      const parent = join(scratch, 'parent.mjs');
      await writeFile(
        parent,
        `import { startPlayground } from ${JSON.stringify(new URL('../../src/sandbox/playground.ts', import.meta.url).href)};
         import { PEOPLE } from ${JSON.stringify(new URL('../../src/sandbox/tenant/people.ts', import.meta.url).href)};
         const options = { person: PEOPLE.amir, port: 0, botEndpoint: '${BOT}', scratch: ${JSON.stringify(scratch)} };
         process.send((await startPlayground(options)).pid);`,
      );
      const child = fork(parent, { execArgv: [] });
      const pid = await new Promise<number>((resolve) => child.once('message', resolve));
      expect(isAlive(pid)).toBe(true);
      child.kill('SIGKILL');
      await untilGone(pid);
    },
    LONG,
  );
});
