// What a person clicks in Microsoft's portal where the bot could not finish, or must not.
import type { MethodKind } from '../../domain/method.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { Unfinished } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import type { ResetProgress } from '../../domain/reset-progress.ts';
import type { Words } from '../words.ts';
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
export function handSteps(words: Words, stopped: Stopped, name: string): readonly string[] {
  const { say } = words;
  if (stopped.why === 'account_gone')
    return [say('by_hand.account_gone.ask'), say('by_hand.account_gone.restore', { name })];
  return [
    ...lookFirst(words, stopped.why, name),
    ...methodSteps(words, stopped, name),
    ...sessionSteps(words, stopped, name),
  ];
}

function lookFirst({ say }: Words, why: Unfinished, name: string): readonly string[] {
  switch (why) {
    case 'changed_meanwhile':
    case 'standing_changed':
    case 'rights_unreadable':
    case 'still_listed':
      return [say(`by_hand.look.${why}`, { name })];
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

function methodSteps(words: Words, stopped: Stopped, name: string): readonly string[] {
  const { say } = words;
  const { why, plan, left } = stopped;
  const open = plan.remove.filter(({ id }) => left.includes(id));
  const tokens = open.filter(({ kind }) => kind === 'hardwareOath');
  const deletion = deletionStep(words, stopped, name);
  return [
    ...(open.length > tokens.length
      ? [mayUseButton(why, plan) ? words.paragraph([deletion, say('by_hand.reregister')]) : deletion]
      : []),
    ...(tokens.length > 0 ? [say('by_hand.token', { name })] : []),
  ];
}

function deletionStep(words: Words, { why, plan, progress }: Stopped, name: string): string {
  const { say } = words;
  if (why === 'default_refused') return say('by_hand.delete.default_to_any', { name });
  const isChanged = progress?.defaultChange?.step.state === 'done';
  const method = isChanged ? undefined : newDefaultName(words, plan);
  return method === undefined
    ? say('by_hand.delete', { name })
    : say('by_hand.delete.default_to', { name, method });
}

const BY_BUTTON: readonly MethodKind[] = ['phone', 'microsoftAuthenticator', 'softwareOath'];

/** The portal's button removes these whatever was approved: what was set up meanwhile, and what nobody could see, too. */
function mayUseButton(why: Unfinished, { keep, unseen }: ResetPlan): boolean {
  const others = [...keep.map(({ kind }) => kind), ...unseen];
  return why !== 'changed_meanwhile' && !others.some((kind) => BY_BUTTON.includes(kind));
}

function sessionSteps({ say }: Words, { plan, progress }: Stopped, name: string): readonly string[] {
  const isOpen = plan.sessions === 'revoke' && progress?.revocation?.step.state !== 'done';
  return isOpen ? [say('by_hand.sessions', { name })] : [];
}

/** After a reset without a new set-up: the account has lost a second step, and whoever knows the password may bring their own. */
export function bareSteps({ say }: Words, name: string): readonly string[] {
  return [say('by_hand.bare.call', { name }), say('by_hand.bare.block', { name })];
}

/** After "This wasn't me": what protects the account, where anything may have been removed, and how the stop is lifted. */
export function frozenSteps(
  { say }: Words,
  name: string,
  number: number,
  removed: boolean,
): readonly string[] {
  const lift = say('by_hand.frozen.lift', { number: formatNumber(number) });
  if (!removed) return [say('by_hand.frozen.call', { name }), lift];
  return [
    say('by_hand.frozen.block', { name }),
    say('by_hand.frozen.methods', { name }),
    say('by_hand.frozen.password'),
    lift,
  ];
}

/** Where no plan can be made at all, so that nothing can be listed. */
export function handsOnly({ say }: Words, name: string): readonly string[] {
  return [say('by_hand.no_plan', { name })];
}

/** Where registration itself is blocked. The bot creates no pass, so the card says who does and how. */
export function accessPassLine({ say }: Words, name: string): string {
  return say('by_hand.access_pass', { name });
}
