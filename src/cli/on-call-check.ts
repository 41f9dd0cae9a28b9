import { examineConfiguration } from '../config.ts';
import { instantOf, plus } from '../domain/instant.ts';
import { gapsBetween } from '../domain/on-call.ts';
import { conflictOf, flawOf } from '../domain/override.ts';
import { configurationPath } from './on-call.ts';
import { AHEAD, explanation, type Explained } from './on-call-check-words.ts';
import { readOnCall, type Note, type OnCallReading } from './on-call-reading.ts';

/** What `latchkey on-call check` found: sound, perhaps with warnings, or not. */
export interface OnCallCheck {
  readonly isSound: boolean;
  readonly text: string;
  /** Each with its line, like `7: onCall.holdFor: …`. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly notes: readonly Note[];
}

/** `latchkey on-call check`: every problem of the file by line or, where there is none, what it was understood to say. */
export async function onCallCheck(options: {
  readonly environment: NodeJS.ProcessEnv;
  readonly now?: () => number;
}): Promise<OnCallCheck> {
  const { environment, now = Date.now } = options;
  const path = configurationPath(environment);
  const file = examineConfiguration(path);
  const named = (line: string): string => `  ${path}:${line}`;
  if (!file.ok) {
    const { problems } = file;
    const text = [...problems.map(named), '', countOf(problems.length, 'problem')].join('\n');
    return { isSound: false, text, problems, warnings: [], notes: [] };
  }
  const { configuration } = file;
  const at = instantOf(now());
  const reading = await readOnCall({ environment, configuration, at, now });
  const explained = { configuration, roster: reading.roster, people: reading.people, at };
  const warnings = byLine([...file.remarks(at), ...warningsOf(reading, explained, file.located)]);
  const lines = [
    `${path} is sound. This is what it says about who is on call:`,
    ...explanation(explained),
    ...(warnings.length === 0 ? [] : ['', 'Warnings', ...warnings.map(named)]),
    ...reading.notes.flatMap(({ text }) => ['', `Note: ${text}`]),
    '',
    warnings.length === 0
      ? 'No problem found.'
      : `No problem found, but ${countOf(warnings.length, 'warning')}`,
  ];
  return { isSound: true, text: lines.join('\n'), problems: [], warnings, notes: reading.notes };
}

/** The same for programs. */
export const checkJson = ({ isSound, problems, warnings, notes }: OnCallCheck): string =>
  JSON.stringify({ ok: isSound, problems, warnings, notes });

const countOf = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}.`;

const byLine = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines)].toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10));

type Located = (key: string, message: string) => string;

function warningsOf(reading: OnCallReading, explained: Explained, located: Located): readonly string[] {
  const people = reading.problems.filter(({ key }) => /^(?:onCall|approvers)/.test(key));
  return [
    ...people.map(({ key, problem }) => located(key, problem)),
    ...idleSteps(explained, located),
    ...sameUnderTwoNames(explained, located),
  ];
}

/** Steps that ask nobody now and then, or ever. */
function idleSteps({ roster, people, at }: Explained, located: Located): readonly string[] {
  const until = plus(at, AHEAD);
  return roster.escalation.flatMap(({ notify }, index) => {
    const rotation = roster.rotations.find(({ name }) => name === notify);
    if (rotation === undefined) return [];
    const key = `onCall.escalation[${index}].notify`;
    const everybody = rotation.layers.flatMap((layer) => (layer.kind === 'turns' ? layer.participants : []));
    if (everybody.length > 0 && everybody.every((who) => people(who).passedOver !== undefined))
      return [located(key, `asks nobody, since nobody in ${notify} may decide`)];
    if (gapsBetween(roster, notify, at, until).length === 0) return [];
    const next = roster.escalation[index + 1];
    const then =
      next === undefined ? 'nobody is asked after it' : `the next step is ${next.after} after the request`;
    return [located(key, `asks nobody in the gaps of ${notify} above; ${then}`)];
  });
}

/** What only shows once an object id and a sign-in name turn out to be the same person. */
function sameUnderTwoNames({ roster }: Explained, located: Located): readonly string[] {
  const overrides = roster.overrides.filter(({ source }) => source === 'configuration');
  return overrides.flatMap((override, index) => {
    const key = `onCall.overrides[${index}]`;
    if (flawOf(override) !== undefined) return [located(key, 'somebody stands in for themselves: remove it')];
    const other = overrides.findIndex(
      (one, place) => place < index && conflictOf(one, override) !== undefined,
    );
    return other < 0
      ? []
      : [
          located(
            key,
            `contradicts onCall.overrides[${other}], which names the same person: keep one of them`,
          ),
        ];
  });
}
