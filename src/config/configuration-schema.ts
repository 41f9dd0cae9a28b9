import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { REMEMBERED } from '../domain/tally.ts';
import { DEFAULTS } from './configuration-keys.ts';
import { tierShape } from './tier-schema.ts';

const notYet = (what: string): string => `${what} is not available yet`;

/** An Entra object id or a sign-in name, as an operator writes a person. */
const person = z
  .string()
  .regex(
    /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@]+@[^\s@]+\.[^\s@]+)$/i,
    'must be an object id or a sign-in name such as ada@contoso.com',
  );
const people = z.array(person);
const title = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

export const timeZone = z.string().refine((name) => {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}, 'must be an IANA time zone such as Europe/Berlin');

/** Length of an ISO 8601 duration in seconds, a month taken as 31 days; undefined if the text is none. */
export function secondsOf(text: string): number | undefined {
  try {
    return Temporal.Duration.from(text).total({ unit: 'second', relativeTo: '2026-01-01' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const DAY = 86_400;
const YEAR = 366 * DAY;
const duration = z
  .string()
  .refine((text) => secondsOf(text) !== undefined, {
    message: 'must be an ISO 8601 duration such as PT10M or P7D',
    // What is no duration can't be too long or in the wrong units either.
    abort: true,
  })
  .refine((text) => (secondsOf(text) ?? 0) <= YEAR, 'must be at most a year');
const longerThanNothing = duration.refine(
  (text) => (secondsOf(text) ?? 1) > 0,
  'must be longer than nothing',
);
// Moments know no calendar, so lengths counted from a moment can't have months in them.
const isExact = (text: string): boolean => !/^[^T]*[YM]/i.test(text) && !/[.,]/.test(text);
const EXACT = 'must be in weeks, days, hours, minutes and whole seconds';
export const lifetime = longerThanNothing.refine(isExact, EXACT);
export const delay = duration
  .refine((text) => (secondsOf(text) ?? 0) >= 0, 'must not be negative')
  .refine(isExact, EXACT);

const helpdesk = z.strictObject({
  name: title,
  phone: z.string().regex(/(?:\d[^\d]*){3,}/, 'must be a telephone number'),
  timeZone,
  language: z
    .literal(DEFAULTS.language, { error: () => notYet('any language but en') })
    .default(DEFAULTS.language),
});

const approvers = z
  .strictObject({ group: z.guid('must be the object id of a group').optional(), members: people.default([]) })
  .refine(
    ({ group, members }) => group !== undefined || members.length > 0,
    'must have a group, members or both',
  );

const rotation = z.strictObject({
  name: title.refine(
    (name) => name !== 'everyone',
    'everyone is the word for all approvers: take another name',
  ),
  participants: people.min(1, 'must name at least one person'),
  handOff: z.strictObject({ every: longerThanNothing, from: z.string() }),
});

const onCall = z.strictObject({
  source: z
    .literal(DEFAULTS.source, {
      error: (issue) => (issue.input === 'shifts' ? notYet('shifts') : 'must be rotations'),
    })
    .default(DEFAULTS.source),
  rotations: z.array(rotation).min(1, 'must have at least one rotation'),
  overrides: z
    .array(z.strictObject({ who: person, from: z.string(), until: z.string(), rotation: z.string() }))
    .default([]),
  escalation: z
    .array(z.strictObject({ after: delay, notify: z.string() }))
    .min(1, 'must have at least one step'),
});

const METHODS = ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'] as const;
const method = z.enum(METHODS, `must be one of ${METHODS.join(', ')}`);

const verification = z.strictObject({
  standard: z.strictObject(tierShape(DEFAULTS.standard)).prefault({}),
  elevated: z.strictObject(tierShape(DEFAULTS.elevated)).prefault({}),
});

function upTo(most: number) {
  const sentence = `must be a whole number from 1 to ${most}`;
  return z
    .number(sentence)
    .refine((count) => Number.isInteger(count) && count >= 1 && count <= most, sentence);
}

const limits = z.strictObject({
  codeTries: upTo(10).default(DEFAULTS.codeTries),
  codeLifetime: lifetime.default(DEFAULTS.codeLifetime),
  requestLifetime: lifetime.default(DEFAULTS.requestLifetime),
  approvalStaleAfter: lifetime.default(DEFAULTS.approvalStaleAfter),
  perRequesterPerDay: upTo(50).default(DEFAULTS.perRequesterPerDay),
  perApproverPerHour: upTo(100).default(DEFAULTS.perApproverPerHour),
  perHelpdeskPerHour: upTo(1000).default(DEFAULTS.perHelpdeskPerHour),
  perSubjectCoolDown: lifetime.default(DEFAULTS.perSubjectCoolDown),
  recentChange: lifetime
    .refine(
      (text) => (secondsOf(text) ?? 0) <= 30 * DAY,
      'must be at most P30D, since Entra keeps its audit log no longer',
    )
    .default(DEFAULTS.recentChange),
});

const reset = z.strictObject({
  actAs: z.literal(DEFAULTS.actAs, { error: () => notYet('anything but app') }).default(DEFAULTS.actAs),
  methods: z
    .array(method)
    .min(1, 'must name at least one method')
    .refine((named) => new Set(named).size === named.length, 'must name each method once')
    .default([...DEFAULTS.methods]),
  revokeSessions: z
    .enum(['always', 'never', 'ask'], 'must be always, never or ask')
    .default(DEFAULTS.revokeSessions),
  changeDefault: z.boolean('must be true or false').default(DEFAULTS.changeDefault),
});

const afterCare = z.strictObject({
  watchFor: lifetime.default(DEFAULTS.watchFor),
  remindAfter: lifetime.default(DEFAULTS.remindAfter),
});

const retention = z.strictObject({
  requests: lifetime
    .refine(
      (text) => (secondsOf(text) ?? 0) >= (secondsOf(REMEMBERED) ?? 0),
      `must be at least ${REMEMBERED}, for so long objections and alarms are counted`,
    )
    .default(DEFAULTS.requests),
});

/** What the file may hold, key by key; rules between keys are in the `*-rules.ts` files. */
export const configurationSchema = z.strictObject({
  helpdesk,
  approvers,
  securityContacts: people.default([]),
  samePerson: z.array(people.min(2, 'must list at least two accounts')).default([]),
  denyList: people.default([]),
  sensitive: people.default([]),
  directory: z
    .strictObject({
      pim: z.enum(['auto', 'used', 'none'], 'must be auto, used or none').default(DEFAULTS.pim),
    })
    .prefault({}),
  verification: verification.prefault({}),
  limits: limits.prefault({}),
  onCall,
  reset: reset.prefault({}),
  afterCare: afterCare.prefault({}),
  mail: z.strictObject({ from: person }).exactOptional(),
  retention: retention.prefault({}),
});

/** The file's content with defaults filled in; times are still as written. */
export type ConfigurationContent = z.infer<typeof configurationSchema>;
