// The service as `latchkey start` composes it, on a clock that the harness moves, saying where it stands.
import { registerHooks } from 'node:module';
import { loadConfiguration, loadSettings } from '../../../src/config.ts';
import { probeCalls } from './call-probe.ts';
import { probeDatabases } from './database-probe.ts';
import { started } from './standing.ts';

const CARRY_OUT = /\/src\/workflow\/carry-out\.ts$/u;
const STAND_IN = new URL('carry-out.ts', import.meta.url).href;

probeCalls();
probeDatabases();
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context);
    return CARRY_OUT.test(found.url) && context.parentURL !== STAND_IN ? { ...found, url: STAND_IN } : found;
  },
});

const { startService } = await import('../../../src/service.ts');
const clock = { now: Number(process.env['CRASH_NOW']) };
const settings = loadSettings(process.env);
const service = await startService({
  settings,
  configuration: loadConfiguration(settings.configurationPath),
  now: () => clock.now,
  newChatServiceUrl: process.env['CRASH_TEAMS'] ?? '',
});
started();

process.on('message', (now: number) => {
  clock.now = now;
  service.worker.ring();
  process.send?.({ now });
});
process.once('SIGTERM', () => {
  void service.stop().then(() => process.disconnect());
});
// A harness that is gone leaves no process behind.
process.on('disconnect', () => process.exit());
process.send?.({ url: service.url });
