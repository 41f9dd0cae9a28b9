/** A row of the README's environment table; `null` as default means that the variable must be set where it applies. */
export interface EnvironmentKey {
  readonly key: string;
  readonly default: string | null;
  readonly meaning: string;
}

/** Every environment variable the service reads, with its default. */
export const ENVIRONMENT_KEYS = [
  { key: 'HOST', default: '127.0.0.1', meaning: 'Address that /api/messages is served on.' },
  { key: 'PORT', default: '3978', meaning: 'Port of /api/messages and /healthz.' },
  {
    key: 'OPS_PORT',
    default: '3979',
    meaning: 'Port of /healthz, /readyz and /metrics on loopback; `0.0.0.0:3979` names another address.',
  },
  {
    key: 'MicrosoftAppType',
    default: 'SingleTenant',
    meaning: 'Kind of bot identity: SingleTenant or UserAssignedMSI.',
  },
  {
    key: 'MicrosoftAppId',
    default: null,
    meaning: 'Client id of the bot; may be absent on a developer machine only.',
  },
  { key: 'MicrosoftAppPassword', default: null, meaning: 'Client secret of a SingleTenant bot.' },
  {
    key: 'CertificateThumbprint',
    default: null,
    meaning: 'SHA-1 thumbprint (40 hex digits) of the certificate used instead of a client secret.',
  },
  {
    key: 'CertificatePrivateKey',
    default: null,
    meaning: 'PEM text with that certificate and its private key; `\\n` may stand for a line break.',
  },
  { key: 'MicrosoftAppTenantId', default: null, meaning: 'Id of the one Entra tenant that is served.' },
  {
    key: 'DATABASE_URL',
    default: 'file:./data/latchkey.db',
    meaning:
      'SQLite file on a local disk, for one instance; or postgres://user:password@host/name for any number of them.',
  },
  {
    key: 'DATABASE_POOL',
    default: '10',
    meaning: 'Connections to PostgreSQL that one instance opens at most.',
  },
  { key: 'LATCHKEY_CONFIG', default: null, meaning: 'Path of the YAML configuration file.' },
  {
    key: 'LATCHKEY_SECRET',
    default: null,
    meaning:
      '32 random bytes as base64 (`openssl rand -base64 32`); changing it voids open codes and message checks.',
  },
  {
    key: 'AUDIT_SIGNING_KEY',
    default: null,
    meaning:
      'Ed25519 key that signs checkpoints of the record, PKCS#8 as PEM or base64 (`openssl genpkey -algorithm ed25519`); without it none are made.',
  },
  {
    key: 'CLOUD',
    default: 'global',
    meaning: 'Microsoft cloud: global (with GCC), usgov (GCC High) or dod.',
  },
  {
    key: 'GRAPH_ENDPOINT',
    default: null,
    meaning: 'Another root for Microsoft Graph; http is for loopback only, and then no Entra token is sent.',
  },
  {
    key: 'GRAPH_BEARER',
    default: null,
    meaning: 'Text that such a GRAPH_ENDPOINT on loopback gets in place of a token; `loopback` if not set.',
  },
  {
    key: 'STOP_NOTICE',
    default: '1',
    meaning:
      'Seconds (20 at most) between "not ready" and the end of listening when the service stops, so that a load balancer notices first.',
  },
  {
    key: 'LOG_LEVEL',
    default: 'info',
    meaning: 'Least level that is logged: fatal, error, warn, info, debug, trace or silent.',
  },
  { key: 'NODE_ENV', default: null, meaning: '`production` rules out starting without MicrosoftAppId.' },
] as const satisfies readonly EnvironmentKey[];
