// The group `onCall` of the configuration file, key by key; rules between keys are in the `*-rules.ts` files.
import { z } from 'zod';
import { WEEKDAYS } from '../domain/restriction.ts';
import { DEFAULTS } from './configuration-keys.ts';
import { pagerAddress } from './pager-address.ts';
import {
  delay,
  lifetime,
  longerThanNothing,
  people,
  person,
  secondsOf,
  timeZone,
  title,
} from './value-schema.ts';

const CLOCK = 'must be a time of day with two digits each, such as 08:00; the last one is 23:59';
const clock = z.string(`${CLOCK}, in quotes`).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, CLOCK);
const LAST = `${CLOCK}, and until may be 24:00`;
const lastClock = z.string(`${LAST}, in quotes`).regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, LAST);

const days = z
  .array(z.enum(WEEKDAYS, `must be one of ${WEEKDAYS.join(', ')}`), {
    error: 'must be a list of days such as [mon, tue]',
  })
  .min(1, 'must name at least one day: without any these hours never come')
  .refine((named) => new Set(named).size === named.length, 'must name each day once');

/** Hours of the day on some days of the week; `24:00` is the midnight that ends the day. */
export const hours = { days, from: clock, until: lastClock };

const only = z
  .array(z.strictObject(hours))
  .min(1, 'must list at least one span of hours: leave it out where there are none to keep');

const SHORTEST = 'PT15M';
const interval = longerThanNothing.refine(
  (text) => (secondsOf(text) ?? 0) >= (secondsOf(SHORTEST) ?? 0),
  `must be at least ${SHORTEST}: a shorter turn is over before a request is decided`,
);

const turns = {
  participants: people
    .min(1, 'must name at least one person: nobody would ever be on call here')
    .exactOptional(),
  handOff: z.strictObject({ every: interval, from: z.string() }).exactOptional(),
  only: only.exactOptional(),
  timeZone: timeZone.exactOptional(),
};

const layer = z.strictObject({ name: title.exactOptional(), ...turns });

const rotation = z.strictObject({
  name: title.refine(
    (name) => name.toLowerCase() !== 'everyone',
    'everyone is the word for all approvers: take another name',
  ),
  ...turns,
  layers: z.array(layer).min(1, 'must have at least one layer').exactOptional(),
  schedulingGroup: title.exactOptional(),
});

const KINDS = ['replace', 'add', 'remove'] as const;

const override = z.strictObject({
  kind: z.enum(KINDS, `must be one of ${KINDS.join(', ')}`).default(DEFAULTS.kind),
  who: person,
  instead: person.exactOptional(),
  from: z.string(),
  until: z.string(),
  rotation: z.string(),
});

const urgency = z.enum(['high', 'low'], 'must be high or low').default(DEFAULTS.urgency);

const step = z.strictObject({
  after: delay,
  notify: z.string(),
  urgency: z
    .literal('high', 'can only be high: such a step is left out while the urgency is low')
    .exactOptional(),
  webhook: pagerAddress.exactOptional(),
});

/** Everything about who is on call, and who is told when. */
export const onCall = z.strictObject({
  source: z.enum(['rotations', 'shifts'], 'must be rotations or shifts').default(DEFAULTS.source),
  teamId: z.guid('must be the object id of the team').exactOptional(),
  rotations: z.array(rotation).min(1, 'must have at least one rotation'),
  overrides: z.array(override).default([]),
  workingHours: z.strictObject({ ...hours, timeZone: timeZone.exactOptional() }).exactOptional(),
  urgency: z.strictObject({ workingHours: urgency, otherHours: urgency }).prefault({}),
  holdFor: lifetime.default(DEFAULTS.holdFor),
  escalation: z.array(step).min(1, 'must have at least one step'),
});

/** The content of `onCall` with defaults filled in; times are still as written. */
export type OnCallContent = z.infer<typeof onCall>;
