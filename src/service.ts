// Composes the running service: every adapter, the workflows between them, and the worker.
import { randomUUID } from 'node:crypto';
import { createClockCheck } from './clock-check.ts';
import { acceptsServiceUrl } from './config.ts';
import type { Configuration, Settings } from './config.ts';
import { createAuthenticationMethods } from './graph/authentication-methods.ts';
import { createTokens, tokenOptionsOf } from './graph/credential.ts';
import type { Tokens } from './graph/credential.ts';
import { createDirectory } from './graph/directory.ts';
import { createGraph } from './graph/graph-client.ts';
import type { GraphObserver } from './graph/graph-observer.ts';
import { createHelpdeskPeople } from './graph/helpdesk-people.ts';
import { createMembership } from './graph/membership.ts';
import { listingFor, type MethodListing } from './graph/permission.ts';
import { createRemovalLog } from './graph/removal-log.ts';
import { checkGrants } from './graph/permission-gate.ts';
import { createRoles } from './graph/token-roles.ts';
import { createKeys, digest } from './keys.ts';
import { configuredRoster, rulebookOf } from './config/rulebook.ts';
import { createMailNotifier } from './mail-notifier.ts';
import { refuseShiftsElsewhere, shiftRotationsOf } from './config/shift-rotations.ts';
import { keepRosterFresh, refuseHoles } from './roster-refresh.ts';
import { createPager } from './pager.ts';
import { createPulse } from './pulse.ts';
import { readinessChecks } from './readiness.ts';
import { releaseVersion } from './release.ts';
import { startClock } from './storage/database-clock.ts';
import type { Database, DatabaseSettings } from './storage/database.ts';
import { openJobSignal } from './storage/job-signal.ts';
import { openMigrated } from './storage/open-migrated.ts';
import { observedDatabase } from './storage/observed-database.ts';
import { createStores } from './storage/stores.ts';
import { readStatistics } from './storage/statistics.ts';
import { tracedDatabase } from './storage/traced-database.ts';
import { stopAll, undoAll } from './stop-all.ts';
import type { Stop } from './stop-all.ts';
import { createActivityEndpoint } from './teams/activity-endpoint.ts';
import { createBot } from './teams/bot.ts';
import { createDialog } from './teams/dialog.ts';
import { createNotifier } from './teams/notifier.ts';
import { startOpsServer } from './teams/ops-server.ts';
import { startServer } from './teams/server.ts';
import { countedStores } from './telemetry/counted-stores.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createLog, withWork } from './telemetry/log.ts';
import { countedTurns, createObservers } from './telemetry/outside-metrics.ts';
import { wasSaved, watchSaves } from './telemetry/saved-turn.ts';
import { createScrape } from './telemetry/standing.ts';
import { countedWitness } from './telemetry/witness-metrics.ts';
import { UNTRACED } from './telemetry/traces.ts';
import type { Traces } from './telemetry/traces.ts';
import { createTeamsSide, linkToBot } from './teams-side.ts';
import type { TeamsSideOptions } from './teams-side.ts';
import { witnessOf } from './witness.ts';
import { watchJobs, watchRequests, watchTurns } from './watched-work.ts';
import type { Clock, Log, Ports } from './workflow/ports.ts';
import type { Traced } from './workflow/traced.ts';
import type { Job } from './workflow/storage-ports.ts';
import { checkpointAtStop, scheduleCheckpoints } from './workflow/make-checkpoint.ts';
import { scheduleReconciliation } from './workflow/reconcile.ts';
import { schedulePurge } from './workflow/retention.ts';
import { scheduleHandOffs } from './workflow/watch-hand-offs.ts';
import { createWorker } from './workflow/worker.ts';
import type { Worker } from './workflow/worker.ts';

/** What {@link startService} starts from. `now` (epoch milliseconds) and `log` are replaced in tests. */
export interface ServiceOptions extends TeamsSideOptions {
  readonly now?: () => number;
  readonly log?: Log;
  readonly traces?: Pick<Traces, 'traced' | 'ids'>;
  /** Off in tests that carry out jobs themselves through {@link Service.worker}. */
  readonly works?: boolean;
}

/** A service that is up. */
export interface Service {
  /** Base URL of the bot, without a slash at the end. */
  readonly url: string;
  readonly opsUrl: string;
  readonly worker: Worker;
  readonly ports: Ports;
  /** Says at `/readyz` that nothing new should be sent here; everything is still answered. */
  leave(): void;
  /** What would be lost to whoever waits for it, were the process to end now; jobs go on in the next one. */
  underWay(): { readonly turns: number; readonly jobs: readonly Job[] };
  /**
   * Stops taking activities, finishes what is under way, and lets go of the database. Jobs are waited for `atMost` so many
   * milliseconds. What fails keeps nothing else from being stopped, and is thrown at the end. May be called again.
   */
  stop(atMost?: number): Promise<void>;
}

/** Starts everything, or nothing: when a part can't start, the parts before it are stopped again. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { settings, traces = UNTRACED } = options;
  const log = withWork(options.log ?? createLog(settings.logLevel), traces.ids);
  const database = await openMigrated(databaseSettings(settings));
  const undo: Stop[] = [() => database.close()];
  try {
    return await startParts(options, { log, database, undo });
  } catch (error) {
    return await undoAll(undo, error);
  }
}

function databaseSettings({ database }: Settings): DatabaseSettings {
  return { url: database.url.reveal(), poolSize: database.poolSize };
}

interface Started {
  readonly log: Log;
  readonly database: Database;
  readonly undo: Stop[];
}

async function startParts(
  options: ServiceOptions,
  { log, database: opened, undo }: Started,
): Promise<Service> {
  const { settings, configuration, works = true, traces: { traced } = UNTRACED } = options;
  const clock = await startClock(opened, { log, now: options.now });
  undo.push(() => clock.stop());
  const ring = { current: (): void => undefined };
  refuseShiftsElsewhere(settings.cloud.name, configuration);
  const keys = createKeys(settings.secret);
  const metrics = createMetrics({ version: releaseVersion() });
  const observers = createObservers(metrics);
  const database = observedDatabase(tracedDatabase(opened, traced), observers.database);
  const { desk, ...teams } = createTeamsSide(options, { keys, log, traced, sends: observers.sends });
  const stores = countedStores(createStores(database, { digest }), { metrics, clock, log });
  // A killed process leaves its leases behind: without this its jobs would wait until they run out.
  await stores.jobs.reclaim();
  const clockCheck = createClockCheck({ log });
  const tokens = createTokens(tokenOptionsOf(settings));
  await checkGrants({ tokens, scope: configuration, log });
  const { mail, ...people } = createPeople(settings, configuration, {
    tokens,
    clock,
    log,
    observer: observers.graph,
    fetch: clockCheck.fetch,
    traced,
  });
  await refuseHoles(people.helpdesk, log);
  const watched = watchSaves(stores);
  const ports: Ports = {
    ...watched,
    ...people,
    requests: watchRequests(watched.requests),
    clock,
    log,
    keys,
    bell: { ring: () => ring.current() },
    rulebook: rulebookOf(configuration),
    ...(desk === undefined ? {} : { desk }),
    notifier: createNotifier({ ...teams, conversations: stores.conversations }),
    mail,
    pager: createPager({ webhooks: configuration.onCall.webhooks, link: linkToBot(settings) }),
    ...countedWitness(witnessOf(settings, configuration), metrics),
  };
  const pulse = works ? createPulse() : undefined;
  const owner = randomUUID();
  const worker = createWorker(ports, {
    owner,
    pollEvery: () => (signal.isHearing() ? 5_000 : 1_000),
    around: watchJobs(traced),
    onLook: (couldRead) => pulse?.beat(couldRead),
  });
  const heard = (): void => worker.ring();
  const signal = openJobSignal({ ...databaseSettings(settings), database: opened, owner, heard, log });
  undo.push(() => signal.close());
  ring.current = () => signal.ring();
  const bot = createBot({
    ...teams,
    ...ports,
    tenantId: settings.tenantId,
    language: configuration.helpdesk.language,
    conversation: createDialog(ports),
    wasSaved,
    conversations: stores.conversations,
    admit: createMembership(people.directory, clock),
  });
  const accepts = (url: string): boolean => acceptsServiceUrl(settings, url);
  const turns = countTurns(
    createActivityEndpoint({
      ...teams,
      bot: watchTurns(bot, traced),
      acceptsServiceUrl: accepts,
      log,
    }),
  );
  let isStopping = false;
  const liveness = (): string | undefined => pulse?.dead();
  const scrape = createScrape(metrics, {
    now: () => clock.now(),
    database: (at) => readStatistics(database, at),
    helpdesk: () => people.helpdesk.last(),
    ...(database.connections === undefined ? {} : { connections: database.connections }),
    log,
  });
  const ops = await startOpsServer(settings.ops, {
    liveness,
    readiness: readinessChecks({
      database,
      helpdesk: people.helpdesk,
      clock,
      clockCheck,
      isStopping: () => isStopping,
      ...(pulse === undefined ? {} : { pulse }),
    }),
    scrape,
  });
  undo.push(() => ops.close());
  const server = await startServer(settings, countedTurns(turns.receive, metrics), liveness);
  undo.push(() => server.close());
  const stopReading = keepRosterFresh(people.helpdesk, ports);
  undo.push(stopReading);
  await schedulePurge(ports);
  await scheduleHandOffs(ports);
  await scheduleCheckpoints(ports);
  await scheduleReconciliation(ports);
  if (works) worker.start();
  return {
    url: server.url,
    opsUrl: ops.url,
    worker,
    ports,
    leave: () => void (isStopping = true),
    underWay: () => ({ turns: turns.underWay(), jobs: worker.underWay() }),
    stop: once(async (atMost?: number) => {
      isStopping = true;
      await stopAll([
        [() => server.close(), stopReading, ...(works ? [() => worker.stop(atMost)] : [])],
        [() => bot.settled()],
        [() => checkpointAtStop(ports)],
        [() => signal.close(), () => clock.stop()],
        // Last of all, so that whoever asks meanwhile hears why nobody else is answered.
        [() => ops.close()],
        [() => database.close()],
      ]);
    }),
  };
}

/** Counts the turns that have no answer yet. */
function countTurns<Given extends readonly unknown[], Answer>(receive: (...given: Given) => Promise<Answer>) {
  let underWay = 0;
  return {
    underWay: () => underWay,
    receive: async (...given: Given): Promise<Answer> => {
      underWay += 1;
      try {
        return await receive(...given);
      } finally {
        underWay -= 1;
      }
    },
  };
}

function once<Given extends readonly unknown[]>(work: (...given: Given) => Promise<void>) {
  let running: Promise<void> | undefined;
  return (...given: Given): Promise<void> => (running ??= work(...given));
}

interface PeopleOptions {
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly log: Log;
  readonly observer: GraphObserver;
  readonly fetch: typeof fetch;
  readonly traced: Traced;
}

function createPeople({ graph }: Settings, configuration: Configuration, options: PeopleOptions) {
  const { tokens, clock, log } = options;
  const client = createGraph({ endpoint: graph.root, ...options });
  const onCall = configuredRoster(configuration);
  const roles = createRoles(tokens);
  const listing = async (): Promise<MethodListing> => listingFor(await roles());
  const logs = {
    asksSignIns: async (): Promise<boolean> => (await listing()).asksSignIns,
    asksAudits: async (): Promise<boolean> => (await listing()).asksAudits,
  };
  return {
    directory: createDirectory(client, { clock, log, pim: configuration.directory.pim, ...logs }),
    entraLog: { removals: createRemovalLog(client, { clock, log, tokens, maySee: logs.asksAudits }) },
    mail: createMailNotifier(client, configuration),
    methods: createAuthenticationMethods(client, { log, listing, scope: configuration.reset.methods }),
    helpdesk: createHelpdeskPeople({
      graph: client,
      configuration: { ...configuration, onCall, shifts: shiftRotationsOf(configuration) },
      clock,
      log,
    }),
  };
}
