// What a person clicks in Microsoft's portal where the bot could not finish, or must not.
import type { MethodKind } from '../../domain/method.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { Unfinished } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { ResetProgress } from '../../domain/reset-progress.ts';
import { newDefaultName } from './plan.ts';

/** A run that ended before everything planned was done. */
export interface Stopped {
  readonly why: Unfinished;
  readonly plan: ResetPlan;
  /** Ids of the planned methods that are still there. */
  readonly left: readonly string[];
  readonly progress?: ResetProgress;
}

/** What is to be done, in order: what to look at first, then what to delete and where. */
export function handSteps(stopped: Stopped, subject: string): readonly string[] {
  if (stopped.why === 'account_gone') return accountGone(subject);
  return [
    ...lookFirst(stopped.why, subject),
    ...methodSteps(stopped, subject),
    ...sessionSteps(stopped, subject),
  ];
}

const page = (subject: string): string => `Entra admin center, Users, ${subject}`;

const accountGone = (subject: string): readonly string[] => [
  'There is nothing left to remove. Ask HR or the identity team whether it was deleted on purpose.',
  `Deleted by mistake: Entra admin center, Users, Deleted users, ${subject}, “Restore user”, within 30 days of its deletion. Then look again which methods are there.`,
];

function lookFirst(why: Unfinished, subject: string): readonly string[] {
  switch (why) {
    case 'changed_meanwhile':
      return [
        `Look which methods are new, and call ${subject}: did they set them up? If not, or if you aren’t sure, tell security before you go on.`,
      ];
    case 'standing_changed':
      return [
        `Look at ${page(subject)}: is it enabled, and what are its Assigned roles? With a role there, only a Privileged Authentication Administrator goes on.`,
      ];
    case 'rights_unreadable':
      return [
        `Look at ${page(subject)}, Assigned roles. With a role there, only a Privileged Authentication Administrator goes on.`,
      ];
    case 'still_listed':
      return ['Look again first: removals can take some minutes to show.'];
    case 'default_refused':
    case 'default_not_changed':
    case 'forbidden':
    case 'graph_unavailable':
    case 'refused_by_graph':
    case 'sessions_not_revoked':
    case 'account_gone':
    case 'approval_stale':
      return [];
  }
}

function methodSteps(stopped: Stopped, subject: string): readonly string[] {
  const { why, plan, left } = stopped;
  const open = plan.remove.filter(({ id }) => left.includes(id));
  const tokens = open.filter(({ kind }) => kind === 'hardwareOath');
  const deletion = `${page(subject)}, Authentication methods: ${deletionWords(stopped)}`;
  return [
    ...(open.length > tokens.length
      ? [mayUseButton(why, plan) ? `${deletion} ${REREGISTER}` : deletion]
      : []),
    ...(tokens.length > 0
      ? [
          `Hardware token: Entra admin center, Entra ID, Multifactor authentication, OATH tokens: find it by ${subject}, and deactivate it.`,
        ]
      : []),
  ];
}

function deletionWords({ why, plan, progress }: Stopped): string {
  const isChanged = progress?.defaultChange?.step.state === 'done';
  const first = isChanged ? undefined : newDefaultName(plan);
  const to = why === 'default_refused' ? 'one that stays' : first;
  const change = to === undefined ? '' : `beside “Default sign-in method”, choose ${to}; then `;
  return `${change}delete what is listed above, the default last.`;
}

const BY_BUTTON: readonly MethodKind[] = ['phone', 'microsoftAuthenticator', 'softwareOath'];

/** The portal's button removes these whatever was approved: what was set up meanwhile, and what nobody could see, too. */
function mayUseButton(why: Unfinished, { keep, unseen }: ResetPlan): boolean {
  const others = [...keep.map(({ kind }) => kind), ...unseen];
  return why !== 'changed_meanwhile' && !others.some((kind) => BY_BUTTON.includes(kind));
}

const REREGISTER =
  'Or choose “Require re-register multifactor authentication” there: it removes every phone, Authenticator and code app at once.';

function sessionSteps({ plan, progress }: Stopped, subject: string): readonly string[] {
  const isOpen = plan.sessions === 'revoke' && progress?.revocation?.step.state !== 'done';
  return isOpen ? [`Sign them out everywhere: ${page(subject)}, “Revoke sessions”.`] : [];
}

/** Said where a request ended before anybody's call was proved: whoever acts on it would act on an unverified word. */
export const NOBODY_PHONED =
  'Nobody has phoned them yet. Call them on a number on file before you change anything.';

/** The same where there is no number to call, or nobody who could vouch. */
export const MEET_FIRST =
  'Before you change anything, meet them in person with a badge or passport, or see them on video together with somebody who knows them.';

/** After a reset without a new set-up: the account has lost a second step, and whoever knows the password may bring their own. */
export function bareSteps(subject: string): readonly string[] {
  return [
    `Call ${subject} on a number on file, and see them through the set-up today.`,
    `Not reached? Block the sign-in until then: ${page(subject)}, Edit properties, Settings, clear “Account enabled”.`,
  ];
}

/** After "This wasn't me": what protects the account, where anything may have been removed, and how the stop is lifted. */
export function frozenSteps(subject: string, number: number, removed: boolean): readonly string[] {
  const lift = `Once it is cleared up: two approvers write “resume ${formatNumber(number)}” to allow new requests.`;
  if (!removed) return [`Call ${subject} on a number on file: did they ask for this?`, lift];
  return [
    `Block the sign-in: ${page(subject)}, Edit properties, Settings, clear “Account enabled”.`,
    `Look which methods are new: ${page(subject)}, Authentication methods. Call ${subject} on a number on file: delete what isn’t theirs.`,
    'Change the password: “Reset password” there, and “Revoke sessions”.',
    lift,
  ];
}

/** Where no plan can be made at all, so that nothing can be listed. */
export function handsOnly(subject: string): readonly string[] {
  return [
    `${page(subject)}, Authentication methods: look what is there. “Require re-register multifactor authentication” removes phones, Authenticator and code apps at once.`,
  ];
}

/** Where registration itself is blocked. The bot creates no pass, so the card says who does and how. */
export function accessPassLine(subject: string): string {
  return `An Authentication Administrator issues a Temporary Access Pass: ${page(subject)}, Authentication methods, “Add authentication method”, Temporary Access Pass, for one-time use. Hand it over in person or on a video call, never in a chat or mail. The bot creates none.`;
}
