import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { CONFIG_KEYS } from './configuration-keys.ts';
import { configurationSchema } from './configuration-schema.ts';
import type { ConfigurationContent } from './configuration-schema.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Tiers } from '../domain/policy.ts';
import { durationProblems } from './duration-rules.ts';
import { locationIn, pathOf, shown, withoutAddresses } from './location.ts';
import { onCallFrom } from './on-call-content.ts';
import type { OnCallConfiguration } from './on-call-content.ts';
import { onCallRemarks } from './on-call-remarks.ts';
import { onCallProblems } from './on-call-rules.ts';
import type { Path, Problem } from './problem.ts';
import { secret } from './secret.ts';
import type { Secret } from './secret.ts';
import { verificationProblems } from './verification-rules.ts';

/**
 * The checked configuration file. People are object ids or sign-in names exactly as written, also in `onCall`:
 * whoever composes the service looks them up. Overrides are moments in UTC, hand-offs wall-clock times.
 */
export interface Configuration extends Omit<
  ConfigurationContent,
  'onCall' | 'verification' | 'desk' | 'audit'
> {
  readonly verification: Tiers;
  readonly onCall: OnCallConfiguration;
  /** The channel that gets a card without evidence. */
  readonly desk?: { readonly channelId: string };
  readonly audit: {
    readonly checkpoints: {
      readonly every: Duration;
      readonly file?: string;
      readonly webhook?: Secret<string>;
    };
    readonly reconcile: { readonly every: Duration; readonly settledAfter: Duration };
  };
}

/**
 * Outcome of reading the file: a configuration, or every problem with its line, like `3: helpdesk.phone: …`. What is
 * to be looked at in a sound file depends on the time, since files age; it reads the same.
 */
export type ConfigurationReading =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      readonly remarks: (now: Instant) => readonly string[];
      /** Puts the line before what is said about a key such as `onCall.rotations[0].name`. */
      readonly located: (key: string, message: string) => string;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the text of a configuration file. */
export function readConfiguration(text: string): ConfigurationReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return { ok: false, problems: syntaxProblems(document, lines) };
  const content = contentOf(document);
  if (!content.ok) return { ok: false, problems: [`1: ${withoutAddresses(content.problem)}`] };
  const { raw } = content;
  const parsed = configurationSchema.safeParse(raw, { error: wording });
  const problems = [
    ...(parsed.error?.issues ?? []).flatMap(problemsOf),
    ...onCallProblems(raw),
    ...verificationProblems(raw),
    ...durationProblems(raw),
  ];
  const located = locationIn(document, lines);
  if (!parsed.success || problems.length > 0) return { ok: false, problems: sorted(problems.map(located)) };
  const { onCall, helpdesk } = parsed.data;
  return {
    ok: true,
    configuration: deepFreeze(configurationFrom(parsed.data)),
    located: (key, message) => located({ path: pathOf(key), message }),
    remarks: (now) => sorted(onCallRemarks(onCall, helpdesk.timeZone, now).map(located)),
  };
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
  return document.errors.map(
    ({ pos, message }) => `${lines.linePos(pos[0]).line}: ${withoutAddresses(message)}`,
  );
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
  const parent = generic(path.slice(0, -1));
  const siblings = CONFIG_KEYS.map(({ key }) => key)
    .filter((key) => parent === '' || key.startsWith(`${parent}.`) || key.startsWith(`${parent}[`))
    .map((key) => key.slice(parent === '' ? 0 : parent.length + 1).split(/[.[]/)[0] ?? key);
  return `is not a known key here; known are ${[...new Set(siblings)].join(', ')}`;
}

const generic = (path: Path): string => shown(path).replaceAll(/\[\d+\]/g, '[]');

const sorted = (lines: readonly string[]): readonly string[] =>
  [...new Set(lines)].sort((a, b) => parseInt(a, 10) - parseInt(b, 10));

function configurationFrom({ desk, audit, ...content }: ConfigurationContent): Configuration {
  const channelId = desk?.channelId ?? undefined;
  const { webhook, ...checkpoints } = audit.checkpoints;
  return {
    ...content,
    onCall: onCallFrom(content.onCall, content.helpdesk.timeZone),
    ...(channelId === undefined ? {} : { desk: { channelId } }),
    audit: {
      ...audit,
      checkpoints: { ...checkpoints, ...(webhook === undefined ? {} : { webhook: secret(webhook) }) },
    },
  };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
