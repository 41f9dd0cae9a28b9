// `latchkey audit reconcile`: the removals in the record beside those in Entra's own log, on demand.
import { loadConfiguration, loadSettings } from '../config.ts';
import { instantOf, minus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { formatNumber } from '../domain/request-number.ts';
import { createTokens, tokenOptionsOf } from '../graph/credential.ts';
import { createGraph } from '../graph/graph-client.ts';
import { createRemovalLog } from '../graph/removal-log.ts';
import { readRemovals } from '../storage/audit-removals.ts';
import { openDatabase } from '../storage/database.ts';
import type { Log } from '../workflow/ports.ts';
import { compareRemovals } from '../workflow/reconcile.ts';
import type { Comparison } from '../workflow/reconcile.ts';
import { momentOf } from './audit-filter.ts';

/** What is printed, and whether everything matches; `unknown` where Entra's log could not be read. */
export interface Reconciled {
  readonly text: string;
  readonly result: 'matched' | 'unmatched' | 'unknown';
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Compares one span beside a running service; without one, the six days before what may still be missing in the log. */
export async function auditReconcileOutput(options: {
  readonly environment: NodeJS.ProcessEnv;
  readonly json: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly now?: () => number;
}): Promise<Reconciled> {
  const settings = loadSettings(options.environment);
  const { audit } = loadConfiguration(settings.configurationPath);
  const now = instantOf((options.now ?? Date.now)());
  const until = given('--until', options.until) ?? minus(now, audit.reconcile.settledAfter);
  const since = given('--since', options.since) ?? minus(until, 'P6D');
  const tokens = createTokens(tokenOptionsOf(settings));
  const graph = createGraph({ endpoint: settings.graph.root, tokens, log: SILENT });
  const removals = createRemovalLog(graph, { clock: { now: () => now }, log: SILENT, tokens });
  const database = await openDatabase({ url: settings.database.url.reveal(), readOnly: true });
  try {
    const ports = {
      entraLog: { removals },
      audit: { removals: (from: Instant, to: Instant) => readRemovals(database, from, to) },
    };
    const found = await compareRemovals(ports, since, until);
    const result = resultOf(found);
    const text = options.json
      ? JSON.stringify({ result, since, until, ...found })
      : wordsOf(found, since, until);
    return { text, result };
  } finally {
    await database.close();
  }
}

const given = (option: string, text: string | undefined): Instant | undefined =>
  text === undefined ? undefined : momentOf(option, text);

function resultOf(found: Comparison): Reconciled['result'] {
  if (found.kind === 'unknown') return 'unknown';
  return found.unrecorded.length + found.unlogged.length === 0 ? 'matched' : 'unmatched';
}

const WHY = {
  not_granted: 'AuditLog.Read.All is not granted',
  no_licence: 'the tenant has no licence for it',
  no_answer: 'it gave no answer',
} as const;

function wordsOf(found: Comparison, since: Instant, until: Instant): string {
  if (found.kind === 'unknown')
    return `Unknown: Entra’s audit log could not be read (${WHY[found.why]}), so nothing was compared.`;
  const lines = [
    ...found.unrecorded.map(
      ({ entry, subject, at }) =>
        `Not in the record: entry ${entry} of Entra’s log, a removal for ${subject} at ${at}.`,
    ),
    ...found.unlogged.map(
      ({ sequence, request, subject, last }) =>
        `Not in Entra’s log: entry ${sequence} (${formatNumber(request)}, ${last}), a removal for ${subject}.`,
    ),
  ];
  const span = `${found.removals.length} removals from ${since} to ${until}`;
  return lines.length === 0
    ? `Every removal matches: ${span}, each once in the record and in Entra’s log.`
    : [...lines, `${lines.length} without a match, of ${span} in the record.`].join('\n');
}
