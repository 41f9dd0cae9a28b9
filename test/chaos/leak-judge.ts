// I7 and I8: everything that is written, sent or stored is searched for what must not be in it.
import { POPULATION } from './population.ts';
import { HOSTILE_MARKS } from './sayings.ts';
import { numbersIn } from './seen.ts';
import type { Judge, Seen, Shown } from './seen.ts';

/** Six digits as a code is written, with nothing of a longer number around them. */
const SIX = /(?<![\d.+-])(\d{3})[ \u00a0]?(\d{3})(?![\d.-])/gu;
const IDS =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|"pid":\d+|"time":\d+|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{20,}\b/giu;

const sixesIn = (text: string): readonly string[] =>
  [...text.replaceAll(IDS, '').matchAll(SIX)].map(([, first = '', second = '']) => first + second);

const NAMES = POPULATION.flatMap(({ displayName, userPrincipalName }) => [displayName, userPrincipalName]);

export function judgeLeaks(seen: Seen): Judge {
  let lines = 0;
  let entries = 0;
  const jobs = new Set<number>();
  const secrets = [seen.secret.toString('base64'), seen.secret.toString('hex'), seen.tenant.bearer()];
  const has = (text: string): boolean => secrets.some((secret) => text.includes(secret));

  return () => {
    const { facts, ledger } = seen;
    const newLines = ledger.lines.slice(lines);
    lines = ledger.lines.length;
    const newEntries = facts.entries.slice(entries);
    entries = facts.entries.length;
    const newJobs = facts.jobs().filter(({ id }) => !jobs.has(id));
    for (const { id } of newJobs) jobs.add(id);
    const isCodeOf = (request: number | undefined, text: string): boolean =>
      request !== undefined && sixesIn(text).some((digits) => seen.codesOf(request).has(digits));
    return [
      ...newLines.flatMap((line) => judgeLine(seen, line, has)),
      ...newEntries
        .filter(({ request, text }) => has(text) || isCodeOf(request, text))
        .map(({ sequence }) => `I7: audit entry ${sequence} holds a code or a secret`),
      ...newJobs
        .filter(({ key, effect, problem }) =>
          [key, effect, problem ?? ''].some(
            (text) => has(text) || isCodeOf(Number(/\d{4,}/u.exec(key)?.[0]), text),
          ),
        )
        .map(({ key }) => `I7: the job ${key} holds a code or a secret`),
      ...[...facts.cases().values()]
        .filter(({ number, text }) => has(text) || isCodeOf(number, text))
        .map(({ number }) => `I7: the row of LK-${number} holds a code or a secret`),
      ...seen.shown().flatMap((shown) => judgeShown(seen, shown, has)),
    ];
  };
}

function judgeLine(
  { facts, codesOf }: Seen,
  line: string,
  has: (text: string) => boolean,
): readonly string[] {
  const digits = sixesIn(line);
  const leaked =
    digits.length > 0 &&
    [...facts.cases().keys()].some((number) => digits.some((six) => codesOf(number).has(six)));
  const name = NAMES.find((one) => line.includes(one));
  return [
    ...(leaked || has(line) ? [`I7: a log line holds a code or a secret: ${line.slice(0, 300)}`] : []),
    ...(name === undefined ? [] : [`I7: a log line names “${name}”: ${line.slice(0, 300)}`]),
  ];
}

function judgeShown(
  { facts, codesOf }: Seen,
  { person, text, body }: Shown,
  has: (text: string) => boolean,
): readonly string[] {
  const mark = HOSTILE_MARKS.find((one) => body.includes(one));
  const digits = sixesIn(text);
  const leaks = numbersIn(text).filter((number) => {
    const requester = facts.cases().get(number)?.requester;
    return requester !== undefined && requester !== person && digits.some((six) => codesOf(number).has(six));
  });
  return [
    ...leaks.map(
      (number) =>
        `I7: ${person ?? 'the channel'} was shown the code of LK-${number}, and is not its requester`,
    ),
    ...(has(body) ? [`I7: ${person ?? 'the channel'} was shown a secret`] : []),
    ...(mark === undefined
      ? []
      : [`I8: ${person ?? 'the channel'} was shown “${mark}” as somebody typed it: ${text.slice(0, 200)}`]),
  ];
}
