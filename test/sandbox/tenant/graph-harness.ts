import { createTenant, type Tenant, type TenantOptions } from '../../../src/sandbox/tenant/tenant.ts';

export interface GraphError {
  readonly code: string;
  readonly message: string;
  readonly innerError: Readonly<Record<string, string>>;
}

export interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly displayName: string;
}

export interface Body extends Row {
  readonly value: readonly Row[];
  readonly error: GraphError;
  readonly '@odata.nextLink'?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface Harness {
  readonly tenant: Tenant;
  readonly root: string;
  readonly clock: { now: number };
  readonly ask: (path: string, init?: RequestInit) => Promise<Reply>;
}

export const NOON = Date.parse('2026-11-22T12:00:00Z');
export const EVENTUAL: RequestInit = { headers: { ConsistencyLevel: 'eventual' } };

const running: Tenant[] = [];

export const JSON_BODY = { 'Content-Type': 'application/json' };

/** A listening tenant with a clock the test moves; `stopTenants` closes all of them. */
export async function startTenant(options: Partial<TenantOptions> = {}): Promise<Harness> {
  const clock = { now: NOON };
  const tenant = createTenant({ now: () => clock.now, ...options });
  running.push(tenant);
  const root = await tenant.listen();
  return { tenant, root, clock, ask: asker(root, fetch) };
}

/** The same by the in-process door: nothing listens. */
export function openTenant(options: Partial<TenantOptions> = {}): Harness {
  const clock = { now: NOON };
  const tenant = createTenant({ now: () => clock.now, ...options });
  return { tenant, root: tenant.root, clock, ask: asker(tenant.root, tenant.fetch) };
}

function asker(root: string, send: typeof fetch): Harness['ask'] {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) headers.set('Authorization', 'Bearer simulated');
    const response = await send(path.startsWith('http') ? path : root + path, { ...init, headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Body,
    };
  };
}

export async function stopTenants(): Promise<void> {
  await Promise.all(running.splice(0).map((tenant) => tenant.close()));
}

export const names = (reply: Reply): readonly string[] => reply.body.value.map((row) => row.displayName);

/** A reply in short, for tables: status and error code. */
export const verdict = (reply: Reply): string =>
  `${reply.status} ${reply.status < 400 ? 'ok' : reply.body.error.code}`;
