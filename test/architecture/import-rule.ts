// Who may import whom in src. Paths are relative to src, with forward slashes.
import { posix } from 'node:path';
import type { Imported } from './source.ts';

/** The parts of src that the rule tells apart; `settings` are the files beside the folders that compose nothing. */
const ZONES = ['domain', 'workflow', 'teams', 'graph', 'storage', 'telemetry', 'sandbox', 'cli'] as const;
type Zone = (typeof ZONES)[number] | 'settings' | 'composition';

const COMPOSING = [
  'main.ts',
  'mail-notifier.ts',
  'readiness.ts',
  'roster-refresh.ts',
  'service.ts',
  'teams-side.ts',
  'watched-work.ts',
];

/** What an adapter may know of the workflows: what they ask for and what they show. */
const CONTRACTS = [
  'workflow/ports.ts',
  'workflow/audit-ports.ts',
  'workflow/storage-ports.ts',
  'workflow/traced.ts',
  'workflow/view.ts',
];

/** Whether a file of that zone may import that file of src. */
const MAY_IMPORT: Record<Zone, (target: string) => boolean> = {
  domain: within('domain'),
  workflow: (target) => within('domain', 'workflow')(target) || target === 'errors.ts',
  teams: (target) => within('teams', 'domain', 'workflow')(target) || target === 'errors.ts',
  graph: adapter('graph'),
  storage: adapter('storage'),
  telemetry: adapter('telemetry'),
  settings: (target) => ['settings', 'domain'].includes(zoneOf(target)) || CONTRACTS.includes(target),
  sandbox: () => true,
  cli: () => true,
  composition: () => true,
};

/** Packages that only some zones may use; every other package is free to all but the domain and the workflows. */
const RESERVED: Readonly<Record<string, readonly Zone[]>> = {
  botbuilder: ['teams'],
  restify: ['teams', 'sandbox'],
  '@microsoft/microsoft-graph-client': ['graph'],
  kysely: ['storage'],
  pg: ['storage'],
  'better-sqlite3': ['storage'],
  'prom-client': ['telemetry'],
  '@opentelemetry': ['telemetry'],
};

const PACKAGES_OF_THE_DOMAIN = ['temporal-polyfill'];

export function zoneOf(file: string): Zone {
  const folder = ZONES.find((zone) => file.startsWith(`${zone}/`));
  if (folder !== undefined) return folder;
  return COMPOSING.includes(file) ? 'composition' : 'settings';
}

/** What is wrong with that import in that file, in words; undefined when nothing is. */
export function wrongImport(file: string, { from, line }: Imported): string | undefined {
  const zone = zoneOf(file);
  const isAllowed = from.startsWith('.')
    ? MAY_IMPORT[zone](posix.join(posix.dirname(file), from))
    : mayUsePackage(zone, from);
  return isAllowed ? undefined : `${file}:${line} (${zone}) imports ${from}`;
}

function mayUsePackage(zone: Zone, from: string): boolean {
  if (zone === 'domain') return PACKAGES_OF_THE_DOMAIN.includes(from);
  if (zone === 'workflow') return false;
  const reserved = Object.entries(RESERVED).find(([name]) => from === name || from.startsWith(`${name}/`));
  return reserved === undefined || reserved[1].includes(zone);
}

function within(...folders: readonly string[]): (target: string) => boolean {
  return (target) => folders.some((folder) => target.startsWith(`${folder}/`));
}

function adapter(own: Zone): (target: string) => boolean {
  return (target) => within(own, 'domain')(target) || target === 'errors.ts' || CONTRACTS.includes(target);
}
