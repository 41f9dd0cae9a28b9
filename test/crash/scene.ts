// One scratch database and one simulated Microsoft, which outlive every process of the service.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { epochOf, instantOf, plus } from '../../src/domain/instant.ts';
import type { Duration } from '../../src/domain/instant.ts';
import type { EventKind } from '../../src/domain/event.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { Connector } from '../../src/sandbox/connector/connector.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { createPagerService } from '../../src/sandbox/pager.ts';
import type { SimulatedPager } from '../../src/sandbox/pager.ts';
import {
  EVERYTHING_WITH_DEFAULT_CHANGE,
  EVERYTHING_WITH_MAIL,
} from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Point } from './boundary.ts';
import { configurationFor } from './configuration.ts';
import type { Death } from './death.ts';
import type { Engine } from './engine.ts';
import { createFleet } from './fleet.ts';
import { openLeft } from './left.ts';
import type { Left } from './left.ts';

export type Person = keyof typeof PEOPLE;

export interface Scene {
  readonly tenant: Tenant;
  readonly connector: Connector;
  readonly pager: SimulatedPager;
  /** Milliseconds since the epoch; stands still until it is moved. */
  now(): number;
  /** Moves the clock of everybody, and gives the service time to notice. */
  pass(duration: Duration): Promise<void>;
  /**
   * Waits on a condition, looking often; fails with what it was waiting for. Where nothing is left to do now, the clock
   * goes to what is due next, by at most `within` in all.
   */
  until(what: string, isSo: () => boolean | Promise<boolean>, within?: Duration): Promise<void>;
  /** Teams in that person's hands, talking to a process that runs now. */
  as(person: Person): Promise<TeamsClient>;
  /** The record has to hold this from now on, since the bot's answer said so. */
  acknowledged(event: EventKind): void;
  readonly promised: readonly EventKind[];
  kills(): number;
  /** Where processes died: each time the points that were met there. */
  readonly deaths: readonly (readonly Point[])[];
  left(): Promise<Left>;
  /** What the processes said, for a test that fails. */
  words(): string;
  /** Ends the last process, and removes everything. */
  stop(): Promise<void>;
}

export interface SceneOptions {
  readonly engine: Engine;
  /** Where processes die. */
  readonly death: Death;
  /** A folder for what processes may remember between them to start sooner. */
  readonly shared: string;
  readonly instances?: number;
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** When it begins; a Monday, ten in Berlin, unless said. */
  readonly start?: string;
}

/** The desk's channel. */
export const CHANNEL = '19:helpdesk@thread.tacv2';
const SIGNING_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'der' })
  .toString('base64');
const LONGEST_WAIT = 180_000;

export async function openScene(options: SceneOptions): Promise<Scene> {
  const clock = { now: Date.parse(options.start ?? '2026-11-23T09:00:00.000Z') };
  const now = (): number => clock.now;
  const permissions = new Set([...EVERYTHING_WITH_MAIL, ...EVERYTHING_WITH_DEFAULT_CHANGE]);
  const tenant = createTenant({ now, permissions, throttles: [] });
  const connector = createConnector();
  const pager = createPagerService();
  const [graph, teams, webhook] = await Promise.all([tenant.listen(), connector.listen(), pager.listen()]);
  connector.installIn(CHANNEL);
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-crash-'));
  const configuration = join(folder, 'latchkey.yaml');
  const checkpoints = join(folder, 'checkpoints.jsonl');
  const content = configurationFor({ webhook, checkpoints }, options.configuration);
  await writeFile(configuration, JSON.stringify(content));
  const database = await options.engine.create(folder);
  const environment = {
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: database.url,
    LATCHKEY_CONFIG: configuration,
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    AUDIT_SIGNING_KEY: SIGNING_KEY,
    GRAPH_ENDPOINT: graph,
    GRAPH_BEARER: tenant.bearer(),
    LOG_LEVEL: 'warn',
    CRASH_TEAMS: teams,
  };
  const deaths: (readonly Point[])[] = [];
  const fleet = createFleet({
    instances: options.instances ?? 1,
    environment: () => ({ ...environment, ...options.death.environment() }),
    now,
    shared: options.shared,
    dies: (points) => {
      const isDeath = options.death.strikes(points);
      if (isDeath) deaths.push(points);
      return isDeath;
    },
  });
  const left = openLeft(database.url, checkpoints, now);
  const promised: EventKind[] = [];
  const moveTo = async (time: number): Promise<void> => {
    clock.now = time;
    await fleet.moveClock(time);
  };

  let mourned = 0;
  let waitedForLeases = 0;
  /** A killed process leaves its leases behind; where nobody may end them, the time until they run out passes here. */
  const up = async (): Promise<string> => {
    if (deaths.length > mourned && options.engine.keepsLeases) {
      mourned = deaths.length;
      const end = await left.lastLease();
      if (end !== undefined && end > clock.now) {
        waitedForLeases += end - clock.now;
        await moveTo(end);
      }
    }
    return fleet.up();
  };

  /** Each death takes time of its own, on both clocks. */
  const until: Scene['until'] = async (what, isSo, within = 'PT0S') => {
    const ahead = epochOf(plus(instantOf(clock.now), within)) - waitedForLeases;
    const horizon = (): number => ahead + waitedForLeases;
    let kills = deaths.length;
    let end = Date.now() + LONGEST_WAIT;
    for (;;) {
      await up();
      if (await isSo()) return;
      if (deaths.length > kills) [kills, end] = [deaths.length, Date.now() + LONGEST_WAIT];
      if (Date.now() > end) throw new Error(`waited too long for: ${what}`);
      const next = await left.nextDue();
      if (next === 'nothing' || next === 'now' || next > horizon()) await wait(10);
      else await moveTo(next);
    }
  };

  return {
    tenant,
    connector,
    pager,
    now,
    pass: async (duration) => {
      await until('everything due to be done', async () => (await left.nextDue()) !== 'now');
      await moveTo(epochOf(plus(instantOf(clock.now), duration)));
    },
    until,
    as: async (person) => {
      const { id, displayName } = PEOPLE[person];
      return connector.client({ aadObjectId: id, name: displayName }, await up(), { tenantId: TENANT_ID });
    },
    acknowledged: (event) => void promised.push(event),
    promised,
    kills: () => deaths.length,
    deaths,
    left: () => left.read(),
    words: () => fleet.words(),
    stop: async () => {
      await fleet.end();
      await left.close();
      await Promise.all([connector.close(), tenant.close(), pager.close(), database.drop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
