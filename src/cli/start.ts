import { loadConfiguration, loadSettings } from '../config.ts';
import { startService } from '../service.ts';

/** `latchkey start`: runs the service until SIGINT or SIGTERM, then stops it in order. */
export async function runService(): Promise<void> {
  const settings = loadSettings(process.env);
  const configuration = loadConfiguration(settings.configurationPath);
  const stopped = untilStopped();
  const service = await startService({ settings, configuration });
  console.log(
    `Latchkey answers at ${service.url}/api/messages; health for operators at ${service.opsUrl}/readyz`,
  );
  await stopped;
  console.log('Latchkey stops: what is under way is finished first.');
  await service.stop();
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
