// What an approver may choose before approving: the inputs on the card, and reading them when they come back.
import type { PinnedMethod } from '../../domain/method.ts';
import type { AwaitingApproval } from '../../domain/request.ts';
import { offersOf } from '../../domain/reset-choice.ts';
import type { ResetChoice, ResetOffers, SingleRemoval } from '../../domain/reset-choice.ts';
import { SYMPTOMS } from '../../domain/triage.ts';
import type { View } from '../../workflow/view.ts';
import type { CardAction } from '../card-action.ts';
import { kindName, methodName } from '../sentences/method.ts';
import { keptLines } from '../sentences/plan.ts';
import type { SymptomId } from '../../domain/symptom.ts';
import type { Words } from '../words.ts';
import type { Line } from './frame.ts';

/** The view of an approver's card, with what they chose by a click that was turned down. */
export type ApproverView = Extract<View, { readonly card: 'approver' }> & { readonly choice?: ResetChoice };

interface Option {
  readonly title: string;
  readonly value: string;
}

/** The inputs of an approver's card, each only where the plan leaves something to them. */
export interface ChoiceForm {
  readonly hasChoice: boolean;
  readonly choice?: {
    readonly title: string;
    /** All but the passkeys, which only whoever asks on the call can know of. */
    readonly hasMore: boolean;
    /** Unless something was chosen otherwise. A folded input is sent with its value. */
    readonly isFolded: boolean;
    /** What stays, and why. */
    readonly lines: readonly Line[];
    readonly hasOnly: boolean;
    readonly onlyLabel: string;
    readonly only: string;
    readonly methods: readonly Option[];
    readonly hasHint: boolean;
    readonly hint: string;
    readonly hasPasskeys: boolean;
    readonly passkeysLabel: string;
    readonly passkeys: string;
    readonly keys: readonly Option[];
    readonly hasRevoke: boolean;
    readonly revokeLabel: string;
    readonly revokeTitle: string;
    readonly revoke: string;
    readonly revokeMeaning: string;
  };
}

/** Nothing to choose, or chosen already. */
export const NO_CHOICE: ChoiceForm = { hasChoice: false };

/** More would not fit on a card; whoever has more of them is helped with everything at once, or in the portal. */
const MOST = { methods: 4, passkeys: 3 } as const;

/** Stands for the plan as it is; no method has this id. */
const EVERYTHING = 'everything';

/** The view showing `choice` again, where it was turned down. */
export function withChoice(view: ApproverView, choice: ResetChoice): ApproverView {
  return view.problem === undefined ? view : { ...view, choice };
}

/** The inputs for a request that waits; none once a first approver has chosen for all. */
export function choiceForm(
  words: Words,
  request: AwaitingApproval,
  chosen: ResetChoice | undefined,
): ChoiceForm {
  const { say } = words;
  if (request.offered !== undefined) return NO_CHOICE;
  const offers = offersOf(request.plan);
  const { only, passkeys, sessions, hindrance } = offers;
  const hasMore = only.length > 0 || sessions || hindrance !== undefined;
  if (!hasMore && passkeys.length === 0) return NO_CHOICE;
  const phoneIsGone = isLost(request.symptom);
  return {
    hasChoice: true,
    choice: {
      title: say('choice.title'),
      hasMore,
      isFolded: hasMore && (chosen === undefined || isUsual(chosen, sessions, phoneIsGone)),
      lines: keptLines(words, request.plan).map((line) => ({ line })),
      ...onlyInput(words, offers, chosen),
      hasHint: hindrance !== undefined,
      hint: hindrance === undefined ? '' : say(`choice.hindrance.${hindrance}`),
      ...passkeysInput(words, offers, chosen),
      hasRevoke: sessions,
      revokeLabel: say('choice.revoke.label'),
      revokeTitle: say('choice.revoke.title'),
      revoke: String(chosen?.revokeSessions ?? phoneIsGone),
      revokeMeaning: say(phoneIsGone ? 'choice.revoke.meaning.phone_gone' : 'choice.revoke.meaning'),
    },
  };
}

const isUsual = ({ only, revokeSessions }: ResetChoice, sessions: boolean, phoneIsGone: boolean): boolean =>
  only === undefined && (!sessions || revokeSessions === phoneIsGone);

/** Whatever is open on a device that somebody else may have found should be closed. */
function isLost(symptom: SymptomId): boolean {
  const { gone } = SYMPTOMS[symptom];
  return gone === 'phone' || gone === 'passkey';
}

function onlyInput(words: Words, { only }: ResetOffers, chosen: ResetChoice | undefined) {
  const { say } = words;
  const methods = only
    .slice(0, MOST.methods)
    .map((single) => ({ title: onlyTitle(words, single), value: single.method.id }));
  const isStillOffered = only.some(({ method }) => method.id === chosen?.only);
  return {
    hasOnly: only.length > 0,
    onlyLabel: say('choice.only.label'),
    only: isStillOffered && chosen?.only !== undefined ? chosen.only : EVERYTHING,
    methods: [{ title: say('choice.only.everything'), value: EVERYTHING }, ...methods],
  };
}

function onlyTitle(words: Words, { method, newDefault }: SingleRemoval): string {
  const name = methodName(words, method);
  return newDefault === undefined
    ? words.say('choice.only.one', { method: name })
    : words.say('choice.only.one_after_default', { method: name, default: withoutDevice(words, newDefault) });
}

function passkeysInput(words: Words, { passkeys }: ResetOffers, chosen: ResetChoice | undefined) {
  const offered = passkeys.map(({ id }) => id);
  return {
    hasPasskeys: passkeys.length > 0,
    passkeysLabel: words.say('choice.passkeys.label'),
    passkeys: (chosen?.passkeys ?? []).filter((id) => offered.includes(id)).join(','),
    keys: passkeys
      .slice(0, MOST.passkeys)
      .map(({ id, kind, device }) => ({ title: device ?? kindName(words, kind), value: id })),
  };
}

/** The choice that a click sends; undefined when it can't be read. Whether it was on offer is not judged here. */
export function readChoice({
  only,
  passkeys,
  revoke,
}: Extract<CardAction, { readonly verb: 'approve' }>): ResetChoice | undefined {
  if (revoke !== undefined && revoke !== 'true' && revoke !== 'false') return undefined;
  const method = only === undefined || only === '' || only === EVERYTHING ? {} : { only };
  const ids = (passkeys ?? '').split(',').filter((id) => id !== '');
  return { ...method, passkeys: [...new Set(ids)], revokeSessions: revoke === 'true' };
}

/** The plan above names the device; here it would be said four times. */
const withoutDevice = (words: Words, { device: _, ...method }: PinnedMethod): string =>
  methodName(words, method);
