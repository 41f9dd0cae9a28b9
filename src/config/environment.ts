import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { CLOUD_NAMES, CLOUDS } from './cloud.ts';
import type { Cloud } from './cloud.ts';
import { ENVIRONMENT_KEYS } from './environment-keys.ts';
import { identityFrom, identityProblems } from './identity.ts';
import type { Identity, Values } from './identity.ts';
import { isLoopback, isLoopbackHttp } from './loopback.ts';
import { secret } from './secret.ts';
import type { Secret } from './secret.ts';
import { signingKeyFrom } from './signing-key.ts';

/** Where Microsoft Graph is, and whether an Entra token for `scope` is fetched or a fixed bearer is sent. */
export interface GraphAccess {
  readonly root: string;
  readonly scope: string;
  readonly bearer: 'entra' | 'fixed';
  /** The fixed bearer, where it is not the usual one. */
  readonly loopbackBearer?: Secret<string>;
}

/** Where everything is kept. `url` holds the password, where there is one; `poolSize` counts on PostgreSQL only. */
export interface DatabaseAccess {
  readonly kind: 'sqlite' | 'postgres';
  readonly url: Secret<string>;
  readonly poolSize: number;
}

/** Everything the environment decides, checked and frozen. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly ops: { readonly host: string; readonly port: number };
  readonly tenantId: string;
  readonly identity: Identity;
  readonly database: DatabaseAccess;
  readonly configurationPath: string;
  /** Exactly 32 bytes. */
  readonly secret: Secret<Uint8Array>;
  /** Signs checkpoints of the record; none are made without it. */
  readonly auditKey?: Secret<KeyObject>;
  readonly cloud: Cloud;
  readonly graph: GraphAccess;
  readonly logLevel: z.infer<typeof logLevel>;
  /** Seconds. */
  readonly stopNotice: number;
  readonly production: boolean;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.number().max(65535));
const opsAddress = z
  .string()
  .regex(/^(?:.+:)?\d{1,5}$/, 'must be a port number, or address:port')
  .transform((text) => {
    const split = text.lastIndexOf(':');
    return { host: split < 0 ? '127.0.0.1' : text.slice(0, split), port: Number(text.slice(split + 1)) };
  })
  .refine((address) => address.port <= 65535, 'must be a port number, or address:port');
const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']);
const guid = z.guid('must be a GUID such as 00000000-0000-0000-0000-000000000000');
const required = z.string('must be set');

const schema = z.object({
  HOST: z.string().regex(/^[\w.:-]+$/, 'must be an address or host name'),
  PORT: port,
  OPS_PORT: opsAddress,
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI']),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppTenantId: required.pipe(guid),
  DATABASE_URL: z.string().superRefine(databaseUrl),
  DATABASE_POOL: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number from 2 to 100')
    .transform(Number)
    .pipe(z.number().min(2, 'must be a number from 2 to 100').max(100, 'must be a number from 2 to 100')),
  LATCHKEY_CONFIG: required,
  LATCHKEY_SECRET: required.transform(secretBytes),
  AUDIT_SIGNING_KEY: z.string().transform(signingKey).optional(),
  CLOUD: z.enum(CLOUD_NAMES),
  GRAPH_ENDPOINT: z.string().transform(graphRoot).optional(),
  GRAPH_BEARER: z
    .string()
    .regex(/^[\w.~+/=-]+$/, 'must have the form of a bearer token')
    .optional(),
  STOP_NOTICE: z
    .string()
    .regex(/^(?:1?\d|20)$/, 'must be whole seconds, 20 at most')
    .transform(Number),
  LOG_LEVEL: logLevel,
  NODE_ENV: z.string().optional(),
});

/** Outcome of reading the environment: settings, or every problem found, one line each. */
export type EnvironmentReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment; an empty value counts as unset. Problems never quote a value that may be secret. */
export function readEnvironment(env: NodeJS.ProcessEnv): EnvironmentReading {
  const values = withDefaults(env);
  const parsed = schema.safeParse(values);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...identityProblems(values),
    ...bearerProblems(values),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: settingsFrom(parsed.data, identityFrom(values)) };
}

/**
 * Whether the bot may answer to that Teams `serviceUrl`: Microsoft's hosts of the configured cloud over https or,
 * without a bot identity, loopback only.
 */
export function acceptsServiceUrl(settings: Settings, serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (settings.identity.kind === 'none') return isLoopback(url.hostname);
  return (
    url.protocol === 'https:' && url.port === '' && settings.cloud.serviceUrlHosts.includes(url.hostname)
  );
}

/** A text that takes the place of a token is for a simulation: beside the real Graph it would be a misunderstanding. */
function bearerProblems(values: Values): readonly string[] {
  if (values['GRAPH_BEARER'] === undefined || isLoopbackHttp(values['GRAPH_ENDPOINT'])) return [];
  return ['GRAPH_BEARER: is for a GRAPH_ENDPOINT that is an http address on loopback: unset it'];
}

function withDefaults(env: NodeJS.ProcessEnv): Values {
  return Object.fromEntries(
    ENVIRONMENT_KEYS.map(({ key, default: fallback }) => {
      const value = env[key]?.trim();
      return [key, value === undefined || value === '' ? (fallback ?? undefined) : value];
    }),
  );
}

function databaseUrl(url: string, context: z.RefinementCtx): void {
  const problem = isPostgresUrl(url) ? postgresProblem(url) : fileProblem(url);
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
}

const isPostgresUrl = (url: string): boolean => /^postgres(?:ql)?:/u.test(url);

/** Requests and audit entries cross that network, and passwords: whether they do so in the clear is for somebody to say. */
function postgresProblem(text: string): string | null {
  const url = URL.parse(text);
  if (url === null || url.pathname.length < 2 || !text.includes('://'))
    return 'must name server and database, such as postgres://latchkey@db.contoso.com/latchkey?sslmode=verify-full';
  const isLocal = url.hostname === '' || isLoopback(url.hostname);
  return isLocal || url.searchParams.has('sslmode')
    ? null
    : 'must say how the connection is protected: add ?sslmode=verify-full, or ?sslmode=disable on a network you trust';
}

function fileProblem(url: string): string | null {
  if (!/^file:(?!\/\/[^/])./.test(url))
    return 'must be file: and a path, such as file:./data/latchkey.db, or postgres:// and a server';
  if (url.includes(':memory:'))
    return 'must be a file: a database in memory would lose what was acknowledged';
  return null;
}

function secretBytes(text: string, context: z.RefinementCtx): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== text)
    context.addIssue({
      code: 'custom',
      message: 'must be exactly 32 bytes in base64: make one with `openssl rand -base64 32`',
    });
  return new Uint8Array(bytes);
}

function signingKey(text: string, context: z.RefinementCtx): Secret<KeyObject> {
  const key = signingKeyFrom(text);
  if (key !== undefined) return key;
  const message =
    'must be an unencrypted Ed25519 key, PKCS#8 as PEM or base64: make one with `openssl genpkey -algorithm ed25519`';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

function graphRoot(text: string, context: z.RefinementCtx): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.href !== `${url.origin}/`)
    context.addIssue({
      code: 'custom',
      message: 'must be a root such as https://graph.microsoft.com, without a path',
    });
  else if (url.protocol === 'http:' && !isLoopback(url.hostname))
    context.addIssue({ code: 'custom', message: 'may be http on loopback only: use https' });
  return url?.origin ?? text;
}

function settingsFrom(parsed: z.infer<typeof schema>, identity: Identity): Settings {
  const cloud = CLOUDS[parsed.CLOUD];
  const root = parsed.GRAPH_ENDPOINT ?? cloud.graphRoot;
  return Object.freeze({
    host: parsed.HOST,
    port: parsed.PORT,
    ops: Object.freeze(parsed.OPS_PORT),
    tenantId: parsed.MicrosoftAppTenantId.toLowerCase(),
    identity: Object.freeze(identity),
    database: Object.freeze({
      kind: isPostgresUrl(parsed.DATABASE_URL) ? ('postgres' as const) : ('sqlite' as const),
      url: secret(parsed.DATABASE_URL),
      poolSize: parsed.DATABASE_POOL,
    }),
    configurationPath: parsed.LATCHKEY_CONFIG,
    secret: secret(parsed.LATCHKEY_SECRET),
    ...(parsed.AUDIT_SIGNING_KEY === undefined ? {} : { auditKey: parsed.AUDIT_SIGNING_KEY }),
    cloud,
    graph: Object.freeze({
      root,
      scope: `${cloud.graphRoot}/.default`,
      bearer: isLoopbackHttp(root) ? ('fixed' as const) : ('entra' as const),
      ...(parsed.GRAPH_BEARER === undefined ? {} : { loopbackBearer: secret(parsed.GRAPH_BEARER) }),
    }),
    stopNotice: parsed.STOP_NOTICE,
    logLevel: parsed.LOG_LEVEL,
    production: parsed.NODE_ENV === 'production',
  });
}
