import { z } from 'zod';
import { DEFAULTS } from './configuration-keys.ts';
import { read, type Path, type Problem } from './problem.ts';
import { delay, lifetime, secondsOf } from './value-schema.ts';

const URGENCY = z.enum(['high', 'low']);
const STEP = z.object({ after: delay, notify: z.string(), urgency: URGENCY.exactOptional() });
type Step = z.infer<typeof STEP>;

/** Steps that nobody would be asked by: to no rotation, out of order, too late, or left out when they are needed. */
export function escalationProblems(
  raw: unknown,
  rotations: readonly string[] | undefined,
): readonly Problem[] {
  const steps = onCallPart(raw, 'escalation', z.array(STEP)) ?? [];
  return [
    ...(rotations === undefined ? [] : unknownNames(steps, rotations)),
    ...unorderedSteps(steps),
    ...lateProblems(raw, steps),
    ...urgencyProblems(raw, steps),
    ...holdProblems(raw),
  ];
}

const onCallPart = <T>(raw: unknown, key: string, schema: z.ZodType<T>): T | undefined =>
  read(z.object({ onCall: z.looseObject({ [key]: schema }) }), raw)?.onCall[key];

const at = (index: number, key: string): Path => ['onCall', 'escalation', index, key];

function unknownNames(steps: readonly Step[], rotations: readonly string[]): readonly Problem[] {
  const message = `must be the name of a rotation (${rotations.join(', ')}), or everyone`;
  return steps.flatMap(({ notify }, index) =>
    rotations.includes(notify) || notify === 'everyone' ? [] : [{ path: at(index, 'notify'), message }],
  );
}

const seconds = (text: string): number => secondsOf(text) ?? 0;

function unorderedSteps(steps: readonly Step[]): readonly Problem[] {
  return steps.flatMap(({ after }, index) => {
    const before = steps[index - 1];
    if (before === undefined)
      return seconds(after) === 0
        ? []
        : [{ path: at(index, 'after'), message: `must be PT0M: until ${after} nobody would be asked` }];
    return seconds(before.after) < seconds(after)
      ? []
      : [{ path: at(index, 'after'), message: 'must be later than the step before' }];
  });
}

/** How long a request waits, as written or by default; undefined where the schema complains. */
function requestLifetime(raw: unknown): string | undefined {
  const limits = z.object({ requestLifetime: lifetime.default(DEFAULTS.requestLifetime) }).prefault({});
  return read(z.object({ limits }), raw)?.limits.requestLifetime;
}

function lateProblems(raw: unknown, steps: readonly Step[]): readonly Problem[] {
  const expiry = requestLifetime(raw);
  if (expiry === undefined) return [];
  const message = `is never reached: by limits.requestLifetime a request expires after ${expiry}`;
  return steps.flatMap(({ after }, index) =>
    index > 0 && seconds(after) >= seconds(expiry) ? [{ path: at(index, 'after'), message }] : [],
  );
}

function holdProblems(raw: unknown): readonly Problem[] {
  const expiry = requestLifetime(raw);
  const holdFor = onCallPart(raw, 'holdFor', lifetime.default(DEFAULTS.holdFor));
  if (expiry === undefined || holdFor === undefined || seconds(holdFor) < seconds(expiry)) return [];
  const why = 'else whoever has a request and does nothing lets it expire';
  // Blamed is the key that somebody wrote, since a default has no line.
  if (onCallPart(raw, 'holdFor', z.string()) === undefined)
    return [
      {
        path: ['limits', 'requestLifetime'],
        message: `is ${expiry}, but must be longer than onCall.holdFor, which is ${holdFor}: ${why}`,
      },
    ];
  return [
    {
      path: ['onCall', 'holdFor'],
      message: `is ${holdFor}, but must be shorter than limits.requestLifetime, which is ${expiry}: ${why}`,
    },
  ];
}

const RULES = z.object({
  workingHours: URGENCY.default(DEFAULTS.urgency),
  otherHours: URGENCY.default(DEFAULTS.urgency),
});

function urgencyProblems(raw: unknown, steps: readonly Step[]): readonly Problem[] {
  const rules = onCallPart(raw, 'urgency', RULES);
  if (rules === undefined) return [];
  const low = (['workingHours', 'otherHours'] as const).filter((key) => rules[key] === 'low');
  const hours = onCallPart(raw, 'workingHours', z.unknown());
  const needsHours = rules.workingHours !== rules.otherHours && hours === undefined;
  return [
    ...(needsHours
      ? [
          {
            path: ['onCall', 'workingHours'],
            message:
              'must be set, since urgency says something else in the working hours than at other times',
          },
        ]
      : []),
    ...low.flatMap((key) => lowProblems(key, steps)),
  ];
}

/** While the urgency is low, the steps that are left must begin with the first. */
function lowProblems(key: 'workingHours' | 'otherHours', steps: readonly Step[]): readonly Problem[] {
  const [first] = steps;
  if (first?.urgency !== 'high') return [];
  const path = ['onCall', 'urgency', key];
  const next = steps.find(({ urgency }) => urgency === undefined);
  if (next === undefined)
    return [
      {
        path,
        message:
          'is low, which leaves out every step, since all say urgency: high: nobody would be asked then',
        other: ['onCall', 'escalation'],
      },
    ];
  return [
    {
      path: at(0, 'urgency'),
      message: `leaves the first step out while the urgency is low, so that until ${next.after} nobody would be asked: remove it`,
      other: path,
    },
  ];
}
