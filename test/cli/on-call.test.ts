import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseCalendar } from './calendar-parser.ts';
import { AT_ONCE, clearCases, environmentOf, NIGHTS } from './on-call-case.ts';

afterEach(clearCases);

describe('the command', () => {
  const run = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const main = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));
      const child = execFile(
        process.execPath,
        [main, 'on-call', ...args],
        { env: { PATH: process.env['PATH'], ...environment } },
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  it('ends with 0 also where there are gaps, and writes notes beside a calendar', async () => {
    const environment = await environmentOf({ onCall: NIGHTS });
    const { code, out, err } = await run(environment, '--ics', '--at', '2026-11-24T11:00', '--days', '7');
    expect(code).toBe(0);
    expect(parseCalendar(out).length).toBeGreaterThan(5);
    expect(err).toContain('Names could not be looked up');
  }, 30_000);

  it('ends with 1 where it can’t answer: no file, mistakes in it, or arguments that are none', async () => {
    const none = await run({});
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('LATCHKEY_CONFIG: must be set')]);
    const environment = await environmentOf({ onCall: { rotations: [], escalation: AT_ONCE } });
    const broken = await run(environment);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('onCall.rotations: must have')]);
    const days = await run(environment, '--days', '0');
    expect([days.code, days.err]).toEqual([1, expect.stringContaining('a whole number from 1 to 366')]);
    const both = await run(environment, '--json', '--ics');
    expect([both.code, both.err]).toEqual([1, expect.stringContaining('cannot be used with')]);
  }, 60_000);
});
