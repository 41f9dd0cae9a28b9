import { isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import { CONFIG_KEYS, KEYS_NOT_BUILT } from './configuration-keys.ts';
import { onCallProblems } from './configuration-rules.ts';
import type { Path, Problem } from './configuration-rules.ts';
import { configurationSchema } from './configuration-schema.ts';
import type { ConfigurationContent } from './configuration-schema.ts';
import type { EscalationStep } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { Rotation } from '../domain/rotation.ts';
import type { Tiers } from '../domain/policy.ts';
import { durationProblems } from './duration-rules.ts';
import { readMoment, readWallClock } from './local-time.ts';
import { verificationProblems } from './verification-rules.ts';

/**
 * The checked configuration file. People are object ids or sign-in names exactly as written, also in `onCall`:
 * whoever composes the service looks them up. Overrides are moments in UTC, hand-offs wall-clock times.
 */
export interface Configuration extends Omit<ConfigurationContent, 'onCall' | 'verification'> {
  readonly verification: Tiers;
  readonly onCall: {
    readonly source: 'rotations';
    readonly rotations: readonly Rotation[];
    readonly overrides: readonly Override[];
    readonly escalation: readonly EscalationStep[];
  };
}

/** Outcome of reading the file: a configuration, or every problem with its line, like `3: helpdesk.phone: …`. */
export type ConfigurationReading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of a configuration file. */
export function readConfiguration(text: string): ConfigurationReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return { ok: false, problems: syntaxProblems(document, lines) };
  const content = contentOf(document);
  if (!content.ok) return { ok: false, problems: [`1: ${content.problem}`] };
  const { raw } = content;
  const parsed = configurationSchema.safeParse(raw, { error: wording });
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap(problemsOf),
    ...onCallProblems(raw),
    ...verificationProblems(raw),
    ...durationProblems(raw),
  ];
  if (!parsed.success || problems.length > 0)
    return { ok: false, problems: sorted(problems.map((problem) => located(problem, document, lines))) };
  return { ok: true, configuration: deepFreeze(configurationFrom(parsed.data)) };
}

/** Aliases are followed only here, so those that lead nowhere or multiply without end are found here. */
function contentOf(document: Document): { ok: true; raw: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, raw: document.toJS() ?? {} };
  } catch (error) {
    if (error instanceof ReferenceError) return { ok: false, problem: error.message };
    throw error;
  }
}

function syntaxProblems(document: Document, lines: LineCounter): readonly string[] {
  return document.errors.map(({ pos, message }) => `${lines.linePos(pos[0]).line}: ${message}`);
}

/** Messages for what the schema leaves to zod: absent keys and values of another kind. */
const wording: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return 'must be set';
  if (issue.expected === 'string') return 'must be text: put it in quotes';
  if (issue.expected === 'array') return 'must be a list';
  return issue.expected === 'object' ? 'must be a group of keys' : undefined;
};

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: strangeKey([...issue.path, key]) }));
}

function strangeKey(path: Path): string {
  if (KEYS_NOT_BUILT.includes(generic(path))) return 'is not available yet: remove it';
  const parent = generic(path.slice(0, -1));
  const siblings = CONFIG_KEYS.map(({ key }) => key)
    .filter((key) => parent === '' || key.startsWith(`${parent}.`) || key.startsWith(`${parent}[`))
    .map((key) => key.slice(parent === '' ? 0 : parent.length + 1).split(/[.[]/)[0] ?? key);
  return `is not a known key here; known are ${[...new Set(siblings)].join(', ')}`;
}

const generic = (path: Path): string => shown(path).replaceAll(/\[\d+\]/g, '[]');

const shown = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');

function located({ path, message }: Problem, document: Document, lines: LineCounter): string {
  return `${lineOf(path, document, lines)}: ${shown(path) || 'the file'}: ${message}`;
}

/** Line of the key or entry the path names or, where it is absent, of the nearest one around it. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const mark = stepInto(node, step);
    if (mark === undefined) break;
    offset = mark.at.range?.[0] ?? offset;
    node = mark.inside;
  }
  return lines.linePos(offset).line;
}

function stepInto(node: unknown, step: PropertyKey): { at: Node; inside: unknown } | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { at: item, inside: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isNode(key) && String(key.toJSON()) === step);
  return pair !== undefined && isNode(pair.key) ? { at: pair.key, inside: pair.value } : undefined;
}

const sorted = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines)].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));

function configurationFrom(content: ConfigurationContent): Configuration {
  const zone = content.helpdesk.timeZone;
  const moment = (text: string): string => {
    const reading = readMoment(text, zone);
    return reading.ok ? reading.at : text;
  };
  const { source, rotations, overrides, escalation } = content.onCall;
  return {
    ...content,
    onCall: {
      source,
      rotations: rotations.map(({ name, participants, handOff }) => ({
        name,
        layers: [
          {
            kind: 'turns',
            participants,
            handOff: { every: handOff.every, from: readWallClock(handOff.from, zone) ?? handOff.from },
          },
        ],
      })),
      overrides: overrides.map((one) => ({
        ...one,
        kind: 'replace',
        source: 'configuration',
        from: moment(one.from),
        until: moment(one.until),
      })),
      escalation,
    },
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
