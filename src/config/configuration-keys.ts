/** What holds for every key that the configuration file leaves out; the only place where defaults live. */
export const DEFAULTS = {
  language: 'en',
  pim: 'auto',
  // Whoever has no usable number is not for the bot, until an operator lets a voucher decide.
  standard: { require: ['callback'], approvals: 1 },
  elevated: { require: ['callback', 'vouch'], approvals: 2 },
  codeTries: 3,
  codeLifetime: 'PT60M',
  requestLifetime: 'PT60M',
  approvalStaleAfter: 'PT15M',
  perRequesterPerDay: 3,
  perApproverPerHour: 6,
  perHelpdeskPerHour: 10,
  perSubjectCoolDown: 'P7D',
  recentChange: 'P14D',
  source: 'rotations',
  kind: 'replace',
  urgency: 'high',
  holdFor: 'PT15M',
  actAs: 'app',
  // Phones are left to an explicit choice: their permission could plant a second factor on any account.
  methods: ['authenticator', 'softwareOath'],
  revokeSessions: 'ask',
  // Only the permission that can do everything to every account's methods allows it, and by a beta call.
  changeDefault: false,
  watchFor: 'P1D',
  remindAfter: 'PT4H',
  requests: 'P180D',
  checkpointEvery: 'PT1H',
  reconcileEvery: 'PT1H',
  // How long Entra's log lags is published nowhere; a day's look back makes up for what comes later still.
  settledAfter: 'PT6H',
} as const;

/** A row of the README's configuration table. `default` is YAML text; `required` marks a key without one. */
export interface ConfigurationKey {
  readonly key: string;
  readonly default: string;
  readonly meaning: string;
}

const row = (
  key: string,
  fallback: string | number | boolean | readonly string[],
  meaning: string,
): ConfigurationKey => ({
  key,
  default: typeof fallback === 'object' ? `[${fallback.join(', ')}]` : String(fallback),
  meaning,
});

/** Every key of the configuration file; `[]` marks an entry of a list. Changes without saying so are breaking. */
export const CONFIG_KEYS: readonly ConfigurationKey[] = [
  row('helpdesk.name', 'required', 'Name of the helpdesk, as cards say it.'),
  row('helpdesk.phone', 'required', 'Number people call when the bot is not the answer.'),
  row('helpdesk.timeZone', 'required', 'IANA time zone of every time in this file, such as Europe/Berlin.'),
  row(
    'helpdesk.language',
    DEFAULTS.language,
    "Language of the desk's channel, of mails, and of cards for people whose language Teams doesn't tell: en, de, fr, es or ja.",
  ),
  row('approvers.group', 'none', 'Object id of the Entra group whose members may decide; this or members.'),
  row('approvers.members', [], 'People who may decide; added to the group, if there is one.'),
  row('securityContacts', [], 'People who get alarms and may resume after a halt.'),
  row('samePerson', [], 'Lists of accounts that belong to one and the same person.'),
  row('denyList', [], 'Accounts this bot never resets.'),
  row('sensitive', [], 'Accounts that always take the elevated tier.'),
  row('directory.pim', DEFAULTS.pim, 'Whether Privileged Identity Management is in use: auto, used or none.'),
  row(
    'verification.standard.require',
    DEFAULTS.standard.require,
    "Ways to the person, each of which has to be met: callback, vouch, or callback|vouch, the call-back where a number on file may be called and the voucher's word where none may.",
  ),
  row(
    'verification.standard.approvals',
    DEFAULTS.standard.approvals,
    'Different approvers the standard tier needs; from 1 to 5, and from 2 where a vouch can do without the call-back.',
  ),
  row(
    'verification.elevated.require',
    DEFAULTS.elevated.require,
    'The same for the elevated tier; at least what the standard tier requires.',
  ),
  row(
    'verification.elevated.approvals',
    DEFAULTS.elevated.approvals,
    'The same for the elevated tier; at least as many as the standard tier needs.',
  ),
  row('limits.codeTries', DEFAULTS.codeTries, 'Wrong call-back codes a request bears; from 1 to 10.'),
  row('limits.codeLifetime', DEFAULTS.codeLifetime, 'How long a call-back code counts.'),
  row('limits.requestLifetime', DEFAULTS.requestLifetime, 'How long a request waits before it expires.'),
  row(
    'limits.approvalStaleAfter',
    DEFAULTS.approvalStaleAfter,
    'How old an approval may be when the reset begins.',
  ),
  row(
    'limits.perRequesterPerDay',
    DEFAULTS.perRequesterPerDay,
    'Requests one person may make a day; more raise the tier and alarm, twice as many are refused.',
  ),
  row(
    'limits.perApproverPerHour',
    DEFAULTS.perApproverPerHour,
    'Approvals one person may give an hour; one more is refused and alarms.',
  ),
  row(
    'limits.perHelpdeskPerHour',
    DEFAULTS.perHelpdeskPerHour,
    'Resets an hour in the whole company; more raise the tier and alarm.',
  ),
  row(
    'limits.perSubjectCoolDown',
    DEFAULTS.perSubjectCoolDown,
    'A second reset within this time raises the tier.',
  ),
  row(
    'limits.recentChange',
    DEFAULTS.recentChange,
    'A phone number, manager or sign-in name changed within this time, or of unreadable age, raises the tier; at most P30D.',
  ),
  row(
    'onCall.source',
    DEFAULTS.source,
    'Where on-call comes from: rotations in this file, or shifts in Teams.',
  ),
  row('onCall.teamId', 'none', 'With shifts: object id of the team whose Shifts hold the rota.'),
  row('onCall.rotations[].name', 'required', 'Name of the rotation, unique.'),
  row('onCall.rotations[].timeZone', 'helpdesk.timeZone', 'Time zone of its hand-offs and hours.'),
  row(
    'onCall.rotations[].participants',
    'none',
    'People in the order of their turns; with handOff required, unless there are layers or shifts.',
  ),
  row('onCall.rotations[].handOff.every', 'none', 'Length of a turn on the wall clock.'),
  row('onCall.rotations[].handOff.from', 'none', 'First hand-off.'),
  row('onCall.rotations[].only[].days', 'none', 'Days on which hours begin in which it counts, mon to sun.'),
  row('onCall.rotations[].only[].from', 'none', 'When these hours begin, such as 18:00.'),
  row(
    'onCall.rotations[].only[].until',
    'none',
    'When they end, itself not included; at or before from means on the next day.',
  ),
  row(
    'onCall.rotations[].layers[].name',
    'none',
    'Layers instead of the five keys above: a later one counts where it has anybody. What to call this one.',
  ),
  row(
    'onCall.rotations[].layers[].timeZone',
    'none',
    'As for a rotation, whose own it is where it is left out.',
  ),
  row('onCall.rotations[].layers[].participants', 'none', 'As for a rotation.'),
  row('onCall.rotations[].layers[].handOff.every', 'none', 'As for a rotation.'),
  row('onCall.rotations[].layers[].handOff.from', 'none', 'As for a rotation.'),
  row('onCall.rotations[].layers[].only[].days', 'none', 'As for a rotation.'),
  row('onCall.rotations[].layers[].only[].from', 'none', 'As for a rotation.'),
  row('onCall.rotations[].layers[].only[].until', 'none', 'As for a rotation.'),
  row(
    'onCall.rotations[].schedulingGroup',
    'none',
    'With shifts, and then required: display name or TAG_ id of the scheduling group.',
  ),
  row(
    'onCall.overrides[].kind',
    DEFAULTS.kind,
    'replace: who is on call and instead is not; add: who as well; remove: not who.',
  ),
  row('onCall.overrides[].who', 'required', 'Who is put on call, or taken off.'),
  row(
    'onCall.overrides[].instead',
    'none',
    'With replace: whom they stand in for; everybody where it is left out.',
  ),
  row('onCall.overrides[].from', 'required', 'Start of the override.'),
  row('onCall.overrides[].until', 'required', 'End of the override, itself not included.'),
  row('onCall.overrides[].rotation', 'required', 'Rotation that is overridden.'),
  row('onCall.workingHours.days', 'none', 'Days of the working hours, mon to sun.'),
  row('onCall.workingHours.from', 'none', 'When they begin, such as 08:00.'),
  row('onCall.workingHours.until', 'none', 'When they end, itself not included.'),
  row('onCall.workingHours.timeZone', 'helpdesk.timeZone', 'Time zone of the working hours.'),
  row('onCall.urgency.workingHours', DEFAULTS.urgency, 'Urgency in the working hours: high or low.'),
  row('onCall.urgency.otherHours', DEFAULTS.urgency, 'Urgency at any other time: high or low.'),
  row('onCall.holdFor', DEFAULTS.holdFor, 'How long “I have it” stops the escalation.'),
  row(
    'onCall.escalation[].after',
    'required',
    'When this step is told, counted from the request; the first at PT0M, then rising, within requestLifetime.',
  ),
  row('onCall.escalation[].notify', 'required', 'Name of a rotation, or everyone for all approvers.'),
  row(
    'onCall.escalation[].urgency',
    'none',
    'high: this step is left out while the urgency is low and enough others are asked.',
  ),
  row(
    'onCall.escalation[].webhook',
    'none',
    'Secret https address of a pager that this step calls too; it gets number and link only.',
  ),
  row('reset.actAs', DEFAULTS.actAs, 'Whose right a removal uses; only app so far.'),
  row(
    'reset.methods',
    DEFAULTS.methods,
    'What a reset may take: authenticator, phone, softwareOath, hardwareOath (deactivated), passkey (by explicit choice).',
  ),
  row(
    'reset.revokeSessions',
    DEFAULTS.revokeSessions,
    'Whether a reset also signs the person out everywhere: always, never, or ask the approver.',
  ),
  row(
    'reset.changeDefault',
    DEFAULTS.changeDefault,
    'Whether a default method may be changed so that it can go; beta, and its permission is the widest there is.',
  ),
  row(
    'afterCare.watchFor',
    DEFAULTS.watchFor,
    'How long a reset is watched for the new registration; none by then alarms, unless a second step stayed.',
  ),
  row(
    'afterCare.remindAfter',
    DEFAULTS.remindAfter,
    'When a missing registration is first said; shorter than watchFor.',
  ),
  row('mail.from', 'none', 'Mailbox that tells subject and manager by mail as well; needs Mail.Send.'),
  row(
    'retention.requests',
    DEFAULTS.requests,
    'How long ended requests, and what was sent about them, are kept, at least P90D; the audit record stays.',
  ),
  row(
    'audit.checkpoints.every',
    DEFAULTS.checkpointEvery,
    'How often the head of a record that has grown is signed and published; needs AUDIT_SIGNING_KEY.',
  ),
  row(
    'audit.checkpoints.file',
    'none',
    'File that gets each checkpoint as a line of JSON; where the user of the database can’t write.',
  ),
  row('audit.checkpoints.webhook', 'none', 'Secret https address that gets each checkpoint as JSON.'),
  row(
    'audit.reconcile.every',
    DEFAULTS.reconcileEvery,
    'How often the removals in the record are compared with those in Entra’s audit log.',
  ),
  row(
    'audit.reconcile.settledAfter',
    DEFAULTS.settledAfter,
    'How old a removal has to be by then, since Entra’s log lags; at most P3D.',
  ),
  row('desk.channelId', 'none', 'Channel that gets a card without evidence, such as 19:…@thread.tacv2.'),
];
