// The service as `latchkey start` composes it, on a clock that the harness moves, saying where it stands. Its modules are
// loaded ahead, while the process before it still lives; nothing is opened or read until the harness tells it to begin.
import { flushCompileCache, registerHooks } from 'node:module';
import { loadConfiguration, loadSettings } from '../../../src/config.ts';
import type { Order } from '../service-process.ts';
import { probeCalls } from './call-probe.ts';
import { probeDatabases } from './database-probe.ts';
import { probeFiles } from './file-probe.ts';
import { begins, started } from './standing.ts';

const CARRY_OUT = /\/src\/workflow\/carry-out\.ts$/u;
const STAND_IN = new URL('carry-out.ts', import.meta.url).href;

const clock = { now: 0, moved: (): void => undefined };
const environment = new Promise<NodeJS.ProcessEnv>((begin) => {
  process.on('message', (order: Order) => {
    clock.now = order.now;
    if (order.environment !== undefined) {
      begin(order.environment);
      return;
    }
    clock.moved();
    process.send?.({ now: order.now });
  });
});
// A harness that is gone leaves no process behind.
process.on('disconnect', () => process.exit());

probeCalls();
probeDatabases();
await probeFiles();
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return CARRY_OUT.test(found.url) && context.parentURL !== STAND_IN ? { ...found, url: STAND_IN } : found;
  },
});

const { startService } = await import('../../../src/service.ts');
// A process that is killed would never write down what it compiled.
flushCompileCache();
const given = await environment;
begins(given);
const settings = loadSettings(given);
const service = await startService({
  settings,
  configuration: loadConfiguration(settings.configurationPath),
  now: () => clock.now,
  newChatServiceUrl: given['CRASH_TEAMS'] ?? '',
});
started();
clock.moved = () => service.worker.ring();
process.send?.({ url: service.url });
