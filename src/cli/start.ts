import { loadConfiguration, loadSettings } from '../config.ts';
import { startService } from '../service.ts';
import { createLog } from '../telemetry/log.ts';
import { startTraces } from '../telemetry/traces.ts';
import { endOnCrash } from './end-on-crash.ts';
import { failWith } from './fail.ts';
import { stopService } from './stop-service.ts';

/** Container hosts kill after thirty seconds: before that there must be time to say what was left. */
const LONGEST_STOP = 25_000;

/**
 * `latchkey start`: runs the service until SIGINT or SIGTERM, then stops it in order. Ends with exit code 1 when what was
 * under way could not be finished in time, or when a defect ended it.
 */
export async function runService(): Promise<void> {
  const settings = loadSettings(process.env);
  const configuration = loadConfiguration(settings.configurationPath);
  const stopped = untilStopped();
  const log = createLog(settings.logLevel);
  const traces = await startTraces({ environment: process.env, log });
  const service = await startService({ settings, configuration, log, traces });
  endOnCrash(service);
  console.log(
    `Latchkey answers at ${service.url}/api/messages; health for operators at ${service.opsUrl}/readyz`,
  );
  await stopped;
  console.log('Latchkey stops: what is under way is finished first.');
  const times = { notice: settings.stopNotice * 1000, limit: LONGEST_STOP };
  const outcome = await stopService(service, times).catch((error: unknown) => {
    failWith(error);
    return 'unfinished' as const;
  });
  await traces.stop();
  // What nobody waits for any more, as a call that hangs, would keep the process alive.
  process.exit(outcome === 'finished' ? 0 : 1);
}

/** Resolves at the first signal to stop; a second one ends the process at once. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
