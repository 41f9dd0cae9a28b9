import type { View } from '../workflow/view.ts';
import { isInvoke } from './activity.ts';
import type { TeamsActivity } from './activity.ts';
import { shownBy } from './card-refresh.ts';
import type { Actor, Reply } from './conversation.ts';
import { referenceOf } from './conversation-reference.ts';
import type { Reference } from './conversation-reference.ts';
import { cardAnswer, sentenceAnswer } from './message.ts';
import { withPatience } from './patience.ts';
import type { Replies } from './replies.ts';

/** The HTTP answer to an activity; only invokes have a body. */
export interface TurnAnswer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The answer to what needs none. */
export const DONE: TurnAnswer = { status: 200 };

/** What {@link createAnswers} works with. */
export interface AnswersOptions {
  readonly tenantId: string;
  readonly replies: Replies;
  /** Milliseconds until an activity is answered although the work goes on. */
  readonly patience: number;
}

/** Ways for an answer to reach whoever sent an activity. */
export interface Answers {
  /** A card at once: in the response to an invoke, as a message to anything else. */
  show(activity: TeamsActivity, actor: Actor, view: View): Promise<TurnAnswer>;
  /** A sentence at once, without a card. */
  say(activity: TeamsActivity, text: string): Promise<TurnAnswer>;
  /** The reply as a message, or in place of the card with that id. */
  byMessage(
    activity: TeamsActivity,
    actor: Actor,
    work: Promise<Reply>,
    inPlaceOf?: string,
  ): Promise<TurnAnswer>;
  /** The reply in place of the clicked card; when it is late, a sentence first and the card afterwards. */
  toInvoke(activity: TeamsActivity, actor: Actor, work: Promise<Reply>): Promise<TurnAnswer>;
  /** The card of now in place of the one that asked; a sentence, by which it stays as it is, where it is to. */
  toRefresh(activity: TeamsActivity, shows: string, work: Promise<Reply | 'unchanged'>): Promise<TurnAnswer>;
  /** The answer to a card that asked by itself, and is to stay as it is. */
  upToDate(activity: TeamsActivity): TurnAnswer;
  /** Resolves when no answer is under way any more. */
  settled(): Promise<void>;
}

/** Milliseconds until somebody who wrote would wonder whether it arrived. */
const FEELS_QUICK = 500;

const invoked = (body: Readonly<Record<string, unknown>>): TurnAnswer => ({ status: 200, body });

/** Work handed in must not reject: see {@link Replies.ask}. No request is held open for slow work (Teams resends it). */
export function createAnswers({ tenantId, replies, patience }: AnswersOptions): Answers {
  const underWay = new Set<Promise<void>>();
  const follow = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  /** A click shows by itself that something is under way; a message doesn't. */
  const typeWhile = async (work: Promise<Reply>, to: Reference): Promise<void> => {
    const outcome = await withPatience(FEELS_QUICK, work);
    if (outcome.kind === 'late') await replies.type(to);
  };
  const byMessage: Answers['byMessage'] = async (activity, actor, work, inPlaceOf) => {
    const to = referenceOf(activity, tenantId);
    // Nobody waits for a greeting.
    if (activity.type === 'message') void follow(typeWhile(work, to));
    const delivered = follow(work.then((reply) => replies.deliver(actor, to, reply, inPlaceOf)));
    await withPatience(patience, delivered);
    return DONE;
  };
  const upToDate: Answers['upToDate'] = (activity) =>
    invoked(sentenceAnswer(replies.words(activity.locale).say('sentence.up_to_date')));
  return {
    byMessage,
    upToDate,
    show: async (activity, actor, view) => {
      if (isInvoke(activity))
        return invoked(cardAnswer(replies.render(referenceOf(activity, tenantId), view)));
      return byMessage(activity, actor, Promise.resolve({ view }));
    },
    say: async (activity, text) => {
      if (isInvoke(activity)) return invoked(sentenceAnswer(text));
      await replies.say(referenceOf(activity, tenantId), text);
      return DONE;
    },
    toInvoke: async (activity, actor, work) => {
      const to = referenceOf(activity, tenantId);
      const clicked = activity.replyToId;
      const outcome = await withPatience(patience, work);
      if (outcome.kind === 'late') {
        void follow(work.then((reply) => replies.deliver(actor, to, reply, clicked)));
        return invoked(sentenceAnswer(replies.words(to.locale).say('sentence.working')));
      }
      if (clicked === undefined) return invoked(cardAnswer(replies.render(to, outcome.result.view)));
      await replies.keepCopy(actor, outcome.result, to.conversation, clicked);
      const isOld = await replies.isOld(to.conversation, clicked);
      return invoked(cardAnswer(replies.render(to, outcome.result.view, isOld)));
    },
    toRefresh: async (activity, shows, work) => {
      const to = referenceOf(activity, tenantId);
      // Late or failed, the card stays as it is: nobody asked, so nobody need be told.
      const outcome = await withPatience(patience, work);
      if (outcome.kind === 'late' || outcome.result === 'unchanged') return upToDate(activity);
      const { replyToId: shown } = activity;
      const isOld = shown !== undefined && (await replies.isOld(to.conversation, shown));
      const card = replies.render(to, outcome.result.view, isOld);
      // What looks the same stays, or whatever is being typed on it would be gone.
      return shownBy(card.content) === shows ? upToDate(activity) : invoked(cardAnswer(card));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
