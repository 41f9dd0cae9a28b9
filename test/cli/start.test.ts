import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxConfiguration } from '../../src/sandbox/sandbox-configuration.ts';
import { TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-start-'));
const CONFIG = join(folder, 'latchkey.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const MAIN = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));

/** Runs the service until it says that it is up, or ends by itself. */
function start(
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly out: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    const child = execFile(process.execPath, [MAIN, 'start'], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode, out: out + err }),
    );
    child.stdout?.on('data', (text) => {
      if (String(text).includes('Latchkey answers at')) child.kill('SIGTERM');
    });
  });
}

describe('latchkey start', () => {
  it('refuses a reset that nothing granted allows, and starts once that is granted', async () => {
    const granted = new Set(EVERYTHING_LATCHKEY_NEEDS);
    granted.delete('UserAuthMethod-Phone.ReadWrite.All');
    const tenant = createTenant({ now: () => Date.now(), permissions: granted });
    writeFileSync(CONFIG, sandboxConfiguration());
    try {
      const environment = {
        PORT: '0',
        OPS_PORT: '0',
        MicrosoftAppTenantId: TENANT_ID,
        DATABASE_URL: `file:${join(folder, 'latchkey.db')}`,
        LATCHKEY_CONFIG: CONFIG,
        LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
        GRAPH_ENDPOINT: await tenant.listen(),
        GRAPH_BEARER: tenant.bearer(),
      };
      const refused = await start(environment);
      expect(refused.out).toContain('CONFIG_INVALID');
      expect(refused.out).toContain(
        'reset.methods: phone needs UserAuthMethod-Phone.ReadWrite.All, which is not granted: grant it, or take phone out of reset.methods.',
      );
      expect(refused.code).toBe(1);

      tenant.grant(EVERYTHING_LATCHKEY_NEEDS);
      const started = await start({ ...environment, GRAPH_BEARER: tenant.bearer() });
      expect(started.out).toContain('Latchkey answers at');
      expect(started.code).toBe(0);
    } finally {
      await tenant.close();
    }
  }, 60_000);
});
