// What an instance runs: the service as `latchkey start` composes it, on a clock that the run moves.
import pino from 'pino';
import { loadConfiguration, loadSettings } from '../../src/config.ts';
import { untilStopped } from '../../src/cli/start.ts';
import { startService } from '../../src/service.ts';
import { readClock } from './shared-clock.ts';

/** Waiting for the limits of Teams takes a twentieth of its time, or the run would mostly wait. */
const HASTE = 20;
const LOOK_EVERY = 1_000;

const { CHAOS_CLOCK = '', CHAOS_TEAMS = '' } = process.env;
const settings = loadSettings(process.env);
const configuration = loadConfiguration(settings.configurationPath);
const now = readClock(CHAOS_CLOCK);
followClock(now);
const stopped = untilStopped();
const service = await startService({
  settings,
  configuration,
  now,
  log: pino({ level: settings.logLevel }),
  sendClock: {
    now: () => performance.now() * HASTE,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds / HASTE)),
  },
  cardsRefresh: true,
  newChatServiceUrl: CHAOS_TEAMS,
});
console.log(`ready at ${service.url} ${service.opsUrl}`);
await stopped;
await service.stop();

/** Long intervals go by the run's clock: they would have gone off while the time passed that it jumps over. */
function followClock(clock: () => number): void {
  const { setInterval: every } = globalThis;
  const following = (work: () => void, milliseconds = 0): NodeJS.Timeout => {
    if (milliseconds <= LOOK_EVERY) return every(work, milliseconds);
    let last = clock();
    return every(() => {
      if (clock() - last < milliseconds) return;
      last = clock();
      work();
    }, LOOK_EVERY);
  };
  globalThis.setInterval = Object.assign<typeof following, typeof every>(following, every);
}
