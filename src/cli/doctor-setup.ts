// What `latchkey doctor` reads on this machine: the environment, the configuration file and the database.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { readConfiguration } from '../config/configuration-file.ts';
import type { Configuration } from '../config/configuration-file.ts';
import { ENVIRONMENT_KEYS } from '../config/environment-keys.ts';
import { readEnvironment } from '../config/environment.ts';
import type { Settings } from '../config/environment.ts';
import type { Instant } from '../domain/instant.ts';
import { ERROR_CATALOGUE, isServiceError } from '../errors.ts';
import { codeOf } from '../storage/error-code.ts';
import { pathOf } from '../storage/database-file.ts';
import { isPostgresUrl, nameOf } from '../storage/database-name.ts';
import { openDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrator.ts';
import { databaseClockFindings } from './doctor-clock.ts';
import { fine, problem, remark } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

/** What is set up here; a part that has problems is absent. */
export interface Setup {
  readonly settings?: Settings;
  readonly configuration?: Configuration;
  readonly findings: readonly Finding[];
}

/** Reads environment and configuration, each with all its problems, the one also where the other has some. */
export function examineSetup(env: NodeJS.ProcessEnv, now: Instant): Setup {
  const environment = readEnvironment(env);
  const path = env['LATCHKEY_CONFIG']?.trim() ?? '';
  const file = path === '' ? undefined : readFile(path);
  return {
    ...(environment.ok ? { settings: environment.settings } : {}),
    ...(file?.ok === true ? { configuration: file.configuration } : {}),
    findings: [
      ...(environment.ok
        ? [fine('environment', 'complete.')]
        : environment.problems.map((text) => variableFinding(text, env))),
      ...(file === undefined ? [] : fileFindings(path, file, now)),
      ...(environment.ok ? cloudFindings(environment.settings) : []),
    ],
  };
}

/** Reasons why a variable must be set speak of others: of one that nobody set they would be a riddle. */
function variableFinding(text: string, env: NodeJS.ProcessEnv): Finding {
  const [, key = '', missing, since] = /^(\w+): (must be set)(, since GRAPH_ENDPOINT .*)?/.exec(text) ?? [];
  if (missing === undefined) return problem('environment', text, 'correct this variable.');
  const isRiddle = since !== undefined && (env['GRAPH_ENDPOINT'] ?? '').trim() === '';
  const meaning = ENVIRONMENT_KEYS.find((one) => one.key === key)?.meaning ?? '';
  const advice = `set it: ${meaning.replaceAll('`', '')}`;
  return problem('environment', isRiddle ? `${key}: ${missing}` : text, advice);
}

type FileReading = ReturnType<typeof readConfiguration> | { readonly ok: false; readonly code: string };

function readFile(path: string): FileReading {
  try {
    return readConfiguration(readFileSync(path, 'utf8'));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return { ok: false, code };
  }
}

function fileFindings(path: string, reading: FileReading, now: Instant): readonly Finding[] {
  if (reading.ok)
    return [
      fine('configuration', `${path} is complete.`),
      ...reading.remarks(now).map((text) => remark('configuration', `${path}:${text}`)),
      ...(reading.configuration.onCall.webhooks.some((one) => one !== undefined) ? openFile(path) : []),
    ];
  if ('code' in reading)
    return [
      problem(
        'configuration',
        `${path} can’t be read (${reading.code}).`,
        'name the file in LATCHKEY_CONFIG.',
      ),
    ];
  return firstOfEach(reading.problems).map((text) =>
    problem('configuration', `${path}:${text}`, 'correct this line.'),
  );
}

const READABLE_BY_ALL = 0o004;

/** Whoever knows a pager's address can wake people. */
function openFile(path: string): readonly Finding[] {
  if ((statSync(path).mode & READABLE_BY_ALL) === 0) return [];
  return [
    remark(
      'configuration',
      `${path} holds the address of a pager, and everybody on this machine can read the file.`,
      'let only the user of the service read it (chmod 600).',
    ),
  ];
}

/** One problem for each place: whoever corrects it reads the rules anew. */
function firstOfEach(problems: readonly string[]): readonly string[] {
  const placeOf = (text: string): string => /^\d+: [^:]+: /.exec(text)?.[0] ?? text;
  return problems.filter(
    (text, index) => problems.findIndex((other) => placeOf(other) === placeOf(text)) === index,
  );
}

/** Bot Framework of the global cloud, as botbuilder's own constants have it. */
const GLOBAL_BOT_FRAMEWORK = 'https://api.botframework.com';

/** The cloud with the endpoints that change together: a mixture would send tokens of one cloud to another. */
export function cloudFindings({ cloud, graph }: Settings): readonly Finding[] {
  const bot = cloud.botFramework.ToChannelFromBotOAuthScope ?? GLOBAL_BOT_FRAMEWORK;
  const endpoints = `Graph ${cloud.graphRoot}, sign-in ${cloud.loginAuthority}, Bot Framework ${bot}`;
  const elsewhere = graph.root === cloud.graphRoot ? [] : [graph.root];
  return [
    fine('cloud', `${cloud.name}: ${endpoints}.`),
    ...elsewhere.map((root) =>
      remark(
        'cloud',
        `GRAPH_ENDPOINT sends all calls to ${root} instead${graph.bearer === 'fixed' ? ', without a token of Entra' : ''}.`,
        'unset it, unless that is a simulation or a proxy of yours.',
      ),
    ),
  ];
}

/** Whether the database can be read and fits this release, and how its clock stands to this machine's; read-only, so it works beside a running service. */
export async function examineDatabase(
  { database: { url: place } }: Settings,
  now: () => number,
): Promise<readonly Finding[]> {
  const url = place.reveal();
  const name = nameOf(url);
  if (!isPostgresUrl(url) && !existsSync(pathOf(url)))
    return [remark('database', `${name} does not exist yet: the first start makes it.`)];
  try {
    const database = await openDatabase({ url, readOnly: true });
    try {
      const { to } = await migrate(database);
      return [
        fine('database', `${name} can be read; its tables have version ${to}.`),
        ...(await databaseClockFindings(database, now)),
      ];
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return [problem('database', error.detail, `${error.code}: ${ERROR_CATALOGUE[error.code]}`)];
  }
}
