import { loadConfiguration, type Configuration } from '../config.ts';
import { localStamp, readMoment } from '../config/local-time.ts';
import { epochOf, instantOf, type Instant } from '../domain/instant.ts';
import type { Duty, Gap } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import { ServiceError } from '../errors.ts';
import { answersOf, type RotationAnswer } from './on-call-answer.ts';
import { answerCalendar } from './on-call-calendar.ts';
import { readOnCall, type OnCallReading } from './on-call-reading.ts';
import { answerTable } from './on-call-table.ts';
import { answerWords, type Said } from './on-call-words.ts';

/** How `latchkey on-call` writes its answer. */
export type OnCallForm = 'words' | 'json' | 'ics' | 'markdown';

interface OnCallOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** As written: with an offset, or local to the helpdesk. Now, where it is left out. */
  readonly at?: string;
  readonly days: number;
  readonly form: OnCallForm;
  readonly now?: () => number;
}

/** What goes to standard output, and the notes that its form has no room for. */
export interface OnCallOutput {
  readonly text: string;
  readonly notes: readonly string[];
}

const DAY = 86_400_000;

/** `latchkey on-call`: who is on call, why, until when, who is next, and the gaps. Reads only, also beside a running service. */
export async function onCallOutput(options: OnCallOptions): Promise<OnCallOutput> {
  const now = options.now ?? Date.now;
  const configuration = loadConfiguration(configurationPath(options.environment));
  const { timeZone } = configuration.helpdesk;
  const at = options.at === undefined ? instantOf(now()) : momentOf(options.at, timeZone);
  const { environment, days, form } = options;
  const reading = await readOnCall({ environment, configuration, at, now });
  const until = instantOf(epochOf(at) + days * DAY);
  const rotations = answersOf(reading.roster, at, until);
  const { people, notes } = reading;
  const said: Said = { at, until, days, timeZone, people, rotations, notes };
  const aside = notes.map(({ text }) => text);
  switch (form) {
    case 'words':
      return { text: `${answerWords(said)}\n`, notes: [] };
    case 'json':
      return { text: `${JSON.stringify(jsonOf(said, configuration, reading), null, 2)}\n`, notes: [] };
    case 'markdown':
      return { text: `${answerTable(said)}\n`, notes: aside };
    case 'ics':
      return { text: calendarOf(said, configuration, instantOf(now())), notes: aside };
  }
}

/** The path of the configuration file, which is all that the file's own answers need of the environment. */
export function configurationPath(environment: NodeJS.ProcessEnv): string {
  const path = environment['LATCHKEY_CONFIG']?.trim() ?? '';
  if (path !== '') return path;
  throw new ServiceError(
    'CONFIG_INVALID',
    'LATCHKEY_CONFIG: must be set: the path of the configuration file.',
  );
}

function momentOf(text: string, timeZone: string): Instant {
  const reading = readMoment(text, timeZone);
  if (reading.ok) return reading.at;
  throw new ServiceError('ARGUMENT_INVALID', `--at ${text}: ${reading.problem}.`);
}

function calendarOf(said: Said, { helpdesk }: Configuration, now: Instant): string {
  const { rotations, people } = said;
  if (rotations.every(({ duties, gaps }) => duties.length + gaps.length === 0)) {
    const why = said.notes.map(({ text }) => text).join(' ');
    throw new ServiceError('ARGUMENT_INVALID', `--ics: nothing is known of these days. ${why}`.trim());
  }
  return answerCalendar({ helpdesk: helpdesk.name, rotations, people, now });
}

/** The answer for programs; the README has its shape, and changes of it are breaking. */
function jsonOf(said: Said, { onCall }: Configuration, { isLookedUp, notes }: OnCallReading): object {
  const { at, until, timeZone, rotations } = said;
  return {
    at: localStamp(at, timeZone),
    until: localStamp(until, timeZone),
    timeZone,
    source: onCall.source,
    namesLookedUp: isLookedUp,
    rotations: rotations.map((rotation) => rotationJson(rotation, said)),
    notes,
  };
}

function rotationJson(rotation: RotationAnswer, said: Said): object {
  const { name, isKnown, knownUntil, onCall, takenOff, next, duties, gaps } = rotation;
  return {
    name,
    known: isKnown,
    knownUntil: knownUntil === undefined ? null : localStamp(knownUntil, said.timeZone),
    onCall: onCall.map((duty) => dutyJson(duty, said)),
    takenOff: takenOff.map((override) => ({
      person: said.people(override.who),
      ...spanJson(override, said),
      source: override.source,
    })),
    next:
      next === undefined
        ? null
        : { at: localStamp(next.at, said.timeZone), onCall: next.people.map((duty) => dutyJson(duty, said)) },
    duties: duties.map((duty) => dutyJson(duty, said)),
    gaps: gaps.map((gap) => spanJson(gap, said)),
  };
}

function dutyJson(duty: Duty, said: Said): object {
  const { because } = duty;
  const reason =
    because.kind === 'override' && because.insteadOf !== undefined
      ? { ...because, insteadOf: said.people(because.insteadOf) }
      : because;
  return { person: said.people(duty.who), ...spanJson(duty, said), because: reason };
}

const spanJson = ({ from, until }: Duty | Gap | Override, { timeZone }: Said): object => ({
  from: localStamp(from, timeZone),
  until: localStamp(until, timeZone),
});
