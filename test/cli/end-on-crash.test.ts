import { fileURLToPath, pathToFileURL } from 'node:url';
import { openRealWorld, until } from '../support/real-service.ts';
import { amirApprovesIn, chat, ritaAsksFor } from '../support/real-journey.ts';

const DEFECT = pathToFileURL(fileURLToPath(new URL('../support/defect-on-signal.mjs', import.meta.url))).href;

it('a defect ends the process with its cause in the log and no words of people, and the next one goes on', async () => {
  const world = await openRealWorld();
  const service = await world.start({ NODE_OPTIONS: `--import ${DEFECT}` });
  await ritaAsksFor(world, service);
  await amirApprovesIn(service);
  service.signal('SIGUSR2');
  expect(await service.ended).toEqual({ code: 1, signal: null });
  const line = service.logged().find(({ code }) => code === 'SERVICE_CRASHED');
  expect(line).toMatchObject({ level: 'error', from: 'unhandledRejection' });
  expect(line?.['error']).toMatch(/^RangeError\n.*defect-on-signal\.mjs/u);
  expect(service.lines.join('\n')).not.toMatch(/Alice|555 0102/u);
  await world.start();
  await until(
    'the reset that was approved',
    () =>
      chat(world, 'rita').includes('has been reset') ||
      world.tenant.calls.filter(({ method, status }) => method === 'DELETE' && status === 204).length >= 3,
  );
  await world.close();
}, 90_000);
