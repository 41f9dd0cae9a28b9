import { z } from 'zod';
import { REMEMBERED } from '../domain/tally.ts';
import { DEFAULTS } from './configuration-keys.ts';
import { pagerAddress } from './pager-address.ts';
import { onCall } from './on-call-schema.ts';
import { tierShape } from './tier-schema.ts';
import { lifetime, people, person, secondsOf, timeZone, title } from './value-schema.ts';

/** Those that there is a catalogue of messages for. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;

const helpdesk = z.strictObject({
  name: title,
  phone: z.string().regex(/(?:\d[^\d]*){3,}/, 'must be a telephone number'),
  timeZone,
  language: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).default(DEFAULTS.language),
});

const approvers = z
  .strictObject({ group: z.guid('must be the object id of a group').optional(), members: people.default([]) })
  .refine(
    ({ group, members }) => group !== undefined || members.length > 0,
    'must have a group, members or both',
  );

const METHODS = ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'] as const;
const method = z.enum(METHODS, `must be one of ${METHODS.join(', ')}`);

const verification = z.strictObject({
  standard: z.strictObject(tierShape(DEFAULTS.standard)).prefault({}),
  elevated: z.strictObject(tierShape(DEFAULTS.elevated)).prefault({}),
});

const THIRTY_DAYS = 30 * 86_400;
const THREE_DAYS = 3 * 86_400;

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
      (text) => (secondsOf(text) ?? 0) <= THIRTY_DAYS,
      'must be at most P30D, since Entra keeps its audit log no longer',
    )
    .default(DEFAULTS.recentChange),
});

const reset = z.strictObject({
  actAs: z.literal(DEFAULTS.actAs, 'anything but app is not available yet').default(DEFAULTS.actAs),
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

const CHANNEL =
  'must be the id of a channel such as 19:…@thread.tacv2, as in the link to the channel once %3a is : and %40 is @';
const desk = z.strictObject({
  channelId: z
    .string(CHANNEL)
    .regex(/^19:[^\s@%]+@thread\.(?:tacv2|skype)$/, CHANNEL)
    .nullable(),
});

const audit = z.strictObject({
  checkpoints: z
    .strictObject({
      every: lifetime.default(DEFAULTS.checkpointEvery),
      file: z.string('must be the path of a file').min(1, 'must be the path of a file').exactOptional(),
      webhook: pagerAddress.exactOptional(),
    })
    .prefault({}),
  reconcile: z
    .strictObject({
      every: lifetime.default(DEFAULTS.reconcileEvery),
      settledAfter: lifetime
        .refine((text) => (secondsOf(text) ?? 0) <= THREE_DAYS, 'must be at most P3D')
        .default(DEFAULTS.settledAfter),
    })
    .prefault({}),
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
  desk: desk.exactOptional(),
  audit: audit.prefault({}),
});

/** The file's content with defaults filled in; times are still as written. */
export type ConfigurationContent = z.infer<typeof configurationSchema>;
