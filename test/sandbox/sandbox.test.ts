import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../../src/config.ts';
import { play } from '../../src/sandbox/play.ts';
import { FREE_PORTS, startSandbox } from '../../src/sandbox/sandbox.ts';
import { seatsThatFit } from '../../src/sandbox/windows.ts';

const LONG = 120_000;
const GIGABYTE = 1024 ** 3;

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'latchkey-parent-'));
});

afterEach(() => rm(parent, { recursive: true, force: true }));

describe('the sandbox', () => {
  it(
    'lets the main journey be played twice, and leaves nothing behind',
    async () => {
      const sandbox = await startSandbox({ ports: FREE_PORTS, scratchParent: parent });
      const lines: string[] = [];
      try {
        expect((await stat(sandbox.scratch)).mode & 0o077).toBe(0);
        expect(() => loadConfiguration(join(sandbox.scratch, 'latchkey.yaml'))).not.toThrow();
        await play(sandbox.url, (line) => void lines.push(line));
        await play(sandbox.url, (line) => void lines.push(line));
      } finally {
        await sandbox.stop();
        await sandbox.stop();
      }
      expect(lines.filter((line) => line.includes('✓'))).toHaveLength(24);
      expect(await readdir(parent)).toEqual([]);
      await expect(fetch(sandbox.url)).rejects.toThrow();
      await Promise.all(sandbox.windows.map(({ ended }) => ended));
    },
    LONG,
  );

  it(
    'stops what it had started when a later part cannot start',
    async () => {
      const squatter = createServer().listen(0, '127.0.0.1');
      await once(squatter, 'listening');
      const { port } = squatter.address() as AddressInfo;
      const ports = { ...FREE_PORTS, page: port };
      await expect(startSandbox({ ports, scratchParent: parent })).rejects.toThrow('PORT_IN_USE');
      expect(await readdir(parent)).toEqual([]);
      squatter.close();
    },
    LONG,
  );

  it('gives the manager a window only where there is memory for it', () => {
    expect(seatsThatFit(GIGABYTE)).toHaveLength(3);
    expect(seatsThatFit(8 * GIGABYTE)).toHaveLength(4);
  });
});

describe('play', () => {
  it('says that no sandbox is running where none is', async () => {
    await expect(play('http://127.0.0.1:9', () => undefined)).rejects.toThrow(
      'SANDBOX_STEP_FAILED: There is no sandbox at http://127.0.0.1:9.',
    );
  });
});
