// Where `latchkey on-call` has its answers from: the configuration file, the database beside a running service, and Graph.
import { existsSync } from 'node:fs';
import { ENVIRONMENT_KEYS, type Configuration, type Settings } from '../config.ts';
import { readEnvironment } from '../config/environment.ts';
import { configuredRoster } from '../config/rulebook.ts';
import { refuseShiftsElsewhere, shiftRotationsOf } from '../config/shift-rotations.ts';
import { instantOf, minus, type Duration, type Instant } from '../domain/instant.ts';
import type { Roster } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import { readAccounts, readAccountsByName, type Account } from '../graph/accounts.ts';
import { createTokens, tokenOptionsOf } from '../graph/credential.ts';
import { isObjectId } from '../graph/graph-call.ts';
import { createGraph, type Graph } from '../graph/graph-client.ts';
import { createHelpdeskPeople, type PeopleProblem } from '../graph/helpdesk-people.ts';
import { digest } from '../keys.ts';
import { openDatabase } from '../storage/database.ts';
import { pathOf } from '../storage/database-file.ts';
import { isPostgresUrl } from '../storage/database-name.ts';
import { migrate } from '../storage/migrator.ts';
import { createStores } from '../storage/stores.ts';
import type { HelpdeskPeople, Log } from '../workflow/ports.ts';
import { withChatOverrides } from '../workflow/roster.ts';
import { attempt } from './doctor-attempt.ts';
import { unreadFinding } from './doctor-shifts.ts';
import { namesIn, renamed, type People, type Person } from './on-call-people.ts';

/** What to know about an answer: `code` is for programs and stays, `text` is for people. */
export interface Note {
  readonly code: 'names_not_looked_up' | 'chat_not_read' | 'chat_not_compared' | 'shifts_not_read';
  readonly text: string;
}

/** The roster as it counts, the people in it, and what could not be read. */
export interface OnCallReading {
  readonly roster: Roster;
  readonly people: People;
  readonly isLookedUp: boolean;
  readonly notes: readonly Note[];
  /** What Graph has to say about the people of the file. */
  readonly problems: readonly PeopleProblem[];
}

interface Sources {
  readonly environment: NodeJS.ProcessEnv;
  readonly configuration: Configuration;
  /** Overrides from the chat are read that ended no longer ago than a month before. */
  readonly at: Instant;
  readonly now: () => number;
}

/** Reads what there is; what can't be read is a note, so that the file is answered for in any case. */
export async function readOnCall(sources: Sources): Promise<OnCallReading> {
  const chat = await readChat(sources);
  const environment = readEnvironment(sources.environment);
  if (!environment.ok)
    return fromFile(sources, chat, `the environment is not complete (${keysOf(environment.problems)})`);
  const found = await attempt(() => readDirectory(environment.settings, sources, chat.overrides));
  if (!found.ok) return fromFile(sources, chat, `${found.code}: ${found.detail}`);
  return { ...found.value, isLookedUp: true, notes: [...found.value.notes, ...chat.notes] };
}

/** Which variables have problems; the sentences about them are the doctor's. */
function keysOf(problems: readonly string[]): string {
  const keys = ENVIRONMENT_KEYS.map(({ key }) => key).filter((key) =>
    problems.some((text) => text.startsWith(`${key}:`)),
  );
  return keys.join(', ');
}

interface Chat {
  readonly overrides: readonly Override[];
  readonly notes: readonly Note[];
}

/** As long as a turn usually is: what ended before is seen in no answer. */
const LOOKED_BACK: Duration = 'P31D';
const DEFAULT_DATABASE = 'file:./data/latchkey.db';

async function readChat({ environment, at }: Sources): Promise<Chat> {
  const written = environment['DATABASE_URL']?.trim() ?? '';
  const url = written === '' ? DEFAULT_DATABASE : written;
  const read = await attempt(async () => {
    if (!isPostgresUrl(url) && !existsSync(pathOf(url))) return [];
    const database = await openDatabase({ url, readOnly: true });
    try {
      await migrate(database);
      return await createStores(database, { digest }).overrides.current(minus(at, LOOKED_BACK));
    } finally {
      await database.close();
    }
  });
  if (read.ok) return { overrides: read.value, notes: [] };
  const text = `What was agreed in the chat could not be read and is missing here. ${read.code}: ${read.detail}`;
  return { overrides: [], notes: [{ code: 'chat_not_read', text }] };
}

/** The answer without the directory: people are as the file writes them, and those of the chat are object ids. */
function fromFile({ configuration }: Sources, chat: Chat, why: string): OnCallReading {
  const configured = configuredRoster(configuration);
  // Where capitals differ, the first mention counts.
  const written = new Map(
    namesIn(configured)
      .toReversed()
      .map((who) => [who.toLowerCase(), who]),
  );
  const roster = renamed(configured, (who) => who.toLowerCase());
  const notes: readonly Note[] = [
    { code: 'names_not_looked_up', text: `Names could not be looked up, since ${why}.` },
    ...(configuration.onCall.source === 'shifts' ? [SHIFTS] : []),
    ...(chat.overrides.length > 0 ? [NOT_COMPARED] : []),
    ...chat.notes,
  ];
  return {
    roster: { ...roster, overrides: [...roster.overrides, ...chat.overrides] },
    people: (who) => ({ who: written.get(who) ?? who }),
    isLookedUp: false,
    notes,
    problems: [],
  };
}

const SHIFTS: Note = {
  code: 'shifts_not_read',
  text: 'Who is on call stands in Teams Shifts, which only Microsoft Graph can tell: nothing is known here without it.',
};

const NOT_COMPARED: Note = {
  code: 'chat_not_compared',
  text: 'The chat names people by object id. Without the directory they can’t be compared with sign-in names, and whether they are still approvers is not known: where the chat changed who is on call, this answer may be wrong.',
};

/** Notes say what is amiss. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function readDirectory(
  settings: Settings,
  { configuration, now }: Sources,
  chat: readonly Override[],
): Promise<Omit<OnCallReading, 'isLookedUp'>> {
  refuseShiftsElsewhere(settings.cloud.name, configuration);
  const graph = createGraph({
    endpoint: settings.graph.root,
    tokens: createTokens(tokenOptionsOf(settings)),
    log: SILENT,
  });
  const configured = configuredRoster(configuration);
  const reader = createHelpdeskPeople({
    graph,
    configuration: { ...configuration, onCall: configured, shifts: shiftRotationsOf(configuration) },
    clock: { now: () => instantOf(now()) },
    log: SILENT,
  });
  const helpdesk = await reader.read();
  const isPlanned = configuration.onCall.source === 'shifts';
  const rotations = isPlanned ? helpdesk.roster.rotations : configured.rotations;
  const roster = withChatOverrides({ ...helpdesk, roster: { ...configured, rotations } }, chat);
  const accounts = await accountsOf(graph, namesIn(roster));
  return {
    roster: renamed(roster, (who) => idOf(who, accounts)),
    people: (who) => personOf(who, accounts, helpdesk),
    notes: shiftNotes(helpdesk),
    problems: reader.problems(),
  };
}

function shiftNotes({ shifts }: HelpdeskPeople): readonly Note[] {
  if (shifts === undefined || shifts.kind === 'read') return [];
  return [
    { code: 'shifts_not_read', text: `Who is on call is not known: ${unreadFinding(shifts.why).text}` },
  ];
}

async function accountsOf(graph: Graph, names: readonly string[]): Promise<readonly Account[]> {
  const plain = names.map((name) => name.toLowerCase());
  const [byId, byName] = await Promise.all([
    readAccounts(graph, plain.filter(isObjectId)),
    readAccountsByName(
      graph,
      plain.filter((name) => !isObjectId(name)),
    ),
  ]);
  return [...byId, ...byName];
}

/** The object id behind a name; whoever isn't in the directory keeps the name, and so their turns. */
function idOf(who: string, accounts: readonly Account[]): string {
  const plain = who.toLowerCase();
  return (
    accounts.find(({ id, signInName }) => id === plain || signInName.toLowerCase() === plain)?.id ?? plain
  );
}

function personOf(who: string, accounts: readonly Account[], { approvers }: HelpdeskPeople): Person {
  const account = accounts.find(({ id }) => id === who);
  if (account === undefined) return { who, passedOver: 'not in the directory' };
  const { id, signInName, displayName, accountEnabled } = account;
  const person = { who: signInName, id, name: displayName };
  if (!accountEnabled) return { ...person, passedOver: 'the account is disabled' };
  return approvers.some((one) => one.id === id) ? person : { ...person, passedOver: 'not an approver' };
}
