// The whole product on one machine: a simulated Microsoft, the service as it is, a window per person, a start page.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration, loadSettings } from '../config.ts';
import type { Settings } from '../config.ts';
import { startService } from '../service.ts';
import type { Service } from '../service.ts';
import { stopAll, undoAll } from '../stop-all.ts';
import type { Stop } from '../stop-all.ts';
import { openDatabase } from '../storage/database.ts';
import { readAudit } from '../storage/audit-record.ts';
import type { Log } from '../workflow/ports.ts';
import { withNames } from './cast.ts';
import { createFeed } from './feed.ts';
import type { Feed } from './feed.ts';
import { createKnobs } from './knobs.ts';
import { createPagerService } from './pager.ts';
import { sandboxConfiguration, sandboxEnvironment } from './sandbox-configuration.ts';
import { startPage } from './start-page.ts';
import { EVERYTHING_WITH_MAIL } from './tenant/permissions.ts';
import { createTenant } from './tenant/tenant.ts';
import type { Tenant } from './tenant/tenant.ts';
import { watch } from './watch.ts';
import { makeReachable, seatsThatFit, startWindows, stopWindows } from './windows.ts';
import type { Seat, Window } from './windows.ts';

/** Where the sandbox listens; 0 takes a free port. Windows take ports one after the other from `windows` on. */
export interface SandboxPorts {
  readonly page: number;
  readonly bot: number;
  readonly ops: number;
  readonly windows: number;
}

/** Ports that people can remember. */
export const USUAL_PORTS: SandboxPorts = { page: 3970, bot: 3978, ops: 3979, windows: 56150 };

/** For tests, and for a sandbox beside another one. */
export const FREE_PORTS: SandboxPorts = { page: 0, bot: 0, ops: 0, windows: 0 };

/** How a sandbox differs from the usual one. */
export interface SandboxOptions {
  readonly ports?: SandboxPorts;
  /** Folder under which the scratch folder is made; the system's temporary folder without it. */
  readonly scratchParent?: string;
  /** Who gets a window; as many as the machine's memory holds without it. */
  readonly seats?: readonly Seat[];
  /** Milliseconds a deleted method stays in Graph's lists. */
  readonly deletionLag?: number;
}

/** A sandbox that is up. */
export interface Sandbox {
  /** Address of the start page. */
  readonly url: string;
  readonly windows: readonly Window[];
  readonly tenant: Tenant;
  readonly service: Service;
  readonly scratch: string;
  /** What the start page tells of. */
  readonly feed: Feed;
  /** Stops everything in reverse order and removes the scratch folder. May be called again. */
  stop(): Promise<void>;
}

const DELETION_LAG = 800;

/**
 * Starts everything, or nothing. Throws PORT_IN_USE naming the port, and PLAYGROUND_FAILED where a window does not come
 * up.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const undo: Stop[] = [];
  try {
    const parts = await startParts(options, undo);
    return { ...parts, stop: once(() => stopAll(undo.toReversed().map((stop) => [stop]))) };
  } catch (error) {
    return await undoAll(undo, error);
  }
}

async function startParts(options: SandboxOptions, undo: Stop[]): Promise<Omit<Sandbox, 'stop'>> {
  const ports = options.ports ?? USUAL_PORTS;
  const scratch = await mkdtemp(join(options.scratchParent ?? tmpdir(), 'latchkey-sandbox-'));
  undo.push(() => rm(scratch, { recursive: true, force: true }));
  const feed = createFeed(Date.now);
  const tenant = createTenant({
    now: Date.now,
    deletionLag: options.deletionLag ?? DELETION_LAG,
    permissions: EVERYTHING_WITH_MAIL,
  });
  const graph = await tenant.listen();
  undo.push(() => tenant.close());
  const pager = createPagerService(({ body }) => {
    feed.add({ source: 'sandbox', text: `The pager is called with ${body}` });
  });
  const webhook = await pager.listen();
  undo.push(() => pager.close());
  await writeFile(join(scratch, 'latchkey.yaml'), sandboxConfiguration(webhook), { mode: 0o600 });
  const places = {
    scratch,
    graph,
    graphBearer: tenant.bearer(),
    botPort: ports.bot,
    opsPort: ports.ops,
  };
  const settings = loadSettings(sandboxEnvironment(places));
  const configuration = loadConfiguration(settings.configurationPath);
  const service = await startService({ settings, configuration, log: feedLog(feed) });
  undo.push(() => service.stop());
  undo.push(await watchAll(tenant, settings, feed));
  const windows = await startWindows({
    seats: options.seats ?? seatsThatFit(),
    firstPort: ports.windows,
    botEndpoint: `${service.url}/api/messages`,
    scratch,
  });
  undo.push(() => stopWindows(windows));
  tellOfEnds(windows, feed);
  await makeReachable(windows, service.ports.conversations);
  const page = await startPage({
    port: ports.page,
    botUrl: service.url,
    windows: windows.map(onPage),
    knobs: createKnobs(tenant, Date.now),
    feed,
  });
  undo.push(() => page.close());
  return { url: page.url, windows, tenant, service, scratch, feed };
}

async function watchAll(tenant: Tenant, settings: Settings, feed: Feed): Promise<() => Promise<void>> {
  const database = await openDatabase({ url: settings.database.url.reveal(), readOnly: true });
  const entriesAfter = async (sequence: number) => {
    const entries = await Array.fromAsync(readAudit(database));
    return entries.filter((entry) => entry.sequence > sequence);
  };
  const unwatch = watch({ tenant, entriesAfter }, feed);
  return async () => {
    await unwatch();
    await database.close();
  };
}

/** The service's log as lines of the feed: a person who plays reads the page, not the terminal. */
function feedLog(feed: Feed): Log {
  const line = (message: string, fields: Readonly<Record<string, unknown>>, trouble: boolean): void => {
    const told = Object.entries(fields).map(([key, value]) => `${key} ${String(value)}`);
    feed.add({ source: 'sandbox', text: withNames([message, ...told].join(' · ')), trouble });
  };
  return {
    info: (fields, message) => line(message, fields, false),
    warn: (fields, message) => line(message, fields, true),
    error: (fields, message) => line(message, fields, true),
  };
}

function tellOfEnds(windows: readonly Window[], feed: Feed): void {
  for (const { ended, person, logPath } of windows)
    void ended.then(() => {
      feed.add({
        source: 'sandbox',
        text: `The window of ${person.displayName} has ended; its log is ${logPath}.`,
        trouble: true,
      });
    });
}

function onPage({ person, role, task, url, userId, conversation }: Window) {
  return { name: person.displayName, role, task, url, userId, conversation };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= work());
}
