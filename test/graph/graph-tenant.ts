import { instantOf } from '../../src/domain/instant.ts';
import { createTokens, type Tokens } from '../../src/graph/credential.ts';
import { createGraph, type Graph, type GraphOptions } from '../../src/graph/graph-client.ts';
import { createTenant, type Tenant, type TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import type { Clock, Log } from '../../src/workflow/ports.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface GraphWorld {
  readonly tenant: Tenant;
  readonly endpoint: string;
  readonly graph: Graph;
  readonly lines: LogLine[];
  readonly log: Log;
  readonly clock: Clock;
  readonly time: { now: number };
  /** Paths asked for so far. */
  readonly paths: () => readonly string[];
}

/** Limits of the client beyond jest's own: what a test waits for has to end by a limit of its own. */
export const NO_LIMITS = { read: 600_000, write: 600_000 };

/** For a fault that holds an answer for as long as the tenant runs. */
export const NEVER = new Promise<never>(() => undefined);

const running: Tenant[] = [];

/** How a world differs from the usual one; `inProcess`: the tenant is asked without a socket in between. */
interface WorldOptions extends Partial<Pick<GraphOptions, 'tokens' | 'fetch' | 'limits'>> {
  readonly inProcess?: boolean;
}

/** The production client against a listening simulated tenant, with a clock the test moves. */
export async function startGraph(
  options: Partial<TenantOptions> = {},
  { inProcess = false, ...more }: WorldOptions = {},
): Promise<GraphWorld> {
  const time = { now: Date.parse('2026-11-23T10:00:00Z') };
  const tenant = createTenant({ now: () => time.now, ...options });
  running.push(tenant);
  const endpoint = await tenant.listen();
  const { lines, log } = createLines();
  const door = inProcess ? { fetch: tenant.fetch } : {};
  const graph = createGraph({ endpoint, tokens: fixedTokens, log, ...door, ...more });
  const clock = { now: () => instantOf(time.now) };
  const paths = (): readonly string[] => tenant.calls.map((call) => call.path);
  return { tenant, endpoint, graph, lines, log, clock, time, paths };
}

export async function stopTenants(): Promise<void> {
  await Promise.all(running.splice(0).map((tenant) => tenant.close()));
}

export function createLines(): { readonly lines: LogLine[]; readonly log: Log } {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']): Log['info'] =>
    (fields, message) =>
      void lines.push({ level, fields, message });
  return { lines, log: { info: at('info'), warn: at('warn'), error: at('error') } };
}

export const fixedTokens: Tokens = createTokens({
  bearer: 'fixed',
  credential: { kind: 'none' },
  tenantId: '84e507f9-43fd-4786-9dd4-bad67733f8b6',
  authority: 'https://login.example',
  scope: 'https://graph.example/.default',
});

/** The error a promise is rejected with; fails the test when it is not. */
export async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('Nothing was thrown.');
    },
    (error: unknown) => error,
  );
}
