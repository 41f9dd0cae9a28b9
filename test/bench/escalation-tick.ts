// The real service over a database file with many waiting requests: what a look at the jobs costs, with a few due and with none.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import { startService } from '../../src/service.ts';
import type { Notifier } from '../../src/workflow/ports.ts';
import { createWorker } from '../../src/workflow/worker.ts';
import { configurationFor } from '../support/world.ts';
import { FIRST_NUMBER, seed } from './waiting-requests.ts';

export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** What Teams takes to answer is not measured. */
const NOTIFIER: Notifier = {
  tell: () => Promise.resolve({ conversation: 'bench', activity: 'bench' }),
  repaint: () => Promise.resolve('repainted'),
  reach: () => Promise.resolve('reachable'),
};
const BEGIN = Date.UTC(2026, 10, 22, 10);
const MINUTE = 60_000;
const FAR_AWAY = BEGIN + 5 * 60 * MINUTE;

/** Times in milliseconds of one look at the jobs, which carries out what is due and asks when the next job is. */
export interface Ticks {
  readonly due: number;
  readonly idle: number;
}

/** A service over so many waiting requests, of which so many fall due in each of the rounds. */
export interface Scene {
  /** The next round: a look with requests due, then one with none. */
  readonly round: () => Promise<Ticks>;
  /** How many requests had their next step carried out. */
  readonly escalated: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Seeds a file and starts the service over it. */
export async function openScene(scale: {
  readonly waiting: number;
  readonly due: number;
  readonly rounds: number;
}): Promise<Scene> {
  const moments = Array.from({ length: scale.rounds }, (_, place) => BEGIN + (2 * place + 1) * MINUTE);
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const path = join(folder, 'latchkey.db');
  const tenant = createTenant({ now: Date.now, people: Object.values(PEOPLE) });
  await seed(`file:${path}`, PEOPLE.rita.id, { ...scale, rounds: moments, later: FAR_AWAY });
  let now = BEGIN;
  const service = await startService({
    settings: settingsFor(`file:${path}`, await tenant.listen()),
    configuration: configurationFor(),
    log: SILENT,
    works: false,
    now: () => now,
  });
  const ports = { ...service.ports, notifier: NOTIFIER };
  const worker = createWorker(ports, { owner: 'bench', pollEvery: 1_000 });
  const look = async (): Promise<number> => {
    const begin = performance.now();
    await worker.drain();
    await ports.jobs.nextDue();
    return performance.now() - begin;
  };
  let done = 0;
  return {
    round: async () => {
      now = BEGIN + (2 * done + 1) * MINUTE;
      done += 1;
      const due = await look();
      // What follows from the steps a little later is carried out before nothing is due.
      now += MINUTE;
      await worker.drain();
      return { due, idle: await look() };
    },
    escalated: async () => {
      const numbers = Array.from({ length: done * scale.due }, (_, place) => FIRST_NUMBER + place);
      const all = await Promise.all(numbers.map((number) => ports.requests.byNumber(number)));
      return all.filter((one) => one?.value.status === 'awaiting_approval' && one.value.escalation.step === 1)
        .length;
    },
    close: async () => {
      await service.stop();
      await tenant.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Settings of a service over that database and that simulated Graph. */
export const settingsFor = (databaseUrl: string, graph: string) =>
  loadSettings({
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: databaseUrl,
    LATCHKEY_CONFIG: 'in-memory',
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
  });
