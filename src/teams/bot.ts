// One turn: who says it (I2), what it means, what the conversation answers, and how that reaches the person.
import { epochOf } from '../domain/instant.ts';
import type { TurnedAway } from '../domain/event.ts';
import type { ObjectId } from '../domain/person.ts';
import type { AuditLog, Clock, ConversationStore, Log } from '../workflow/ports.ts';
import type { View } from '../workflow/view.ts';
import { isInvoke, isPersonal, saidIn } from './activity.ts';
import type { ClickVia, Said, TeamsActivity } from './activity.ts';
import { createAdmission } from './admission.ts';
import type { Admission, Membership } from './admission.ts';
import type { CardAction } from './card-action.ts';
import type { Actor, Conversation, Reply } from './conversation.ts';
import { encodeReference, referenceOf } from './conversation-reference.ts';
import type { Reference } from './conversation-reference.ts';
import { cardAnswer, PLAIN_SENTENCES, sentenceAnswer } from './message.ts';
import { createOncePer } from './once-per.ts';
import { withPatience } from './patience.ts';
import { createReplies, describe } from './replies.ts';
import type { RepliesOptions } from './replies.ts';

/** The HTTP answer to an activity; only invokes have a body. */
export interface TurnAnswer {
  readonly status: number;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Takes authenticated activities; every one of them gets an answer, and none makes it throw. */
export interface Bot {
  receive(activity: TeamsActivity): Promise<TurnAnswer>;
  /** Resolves when no answer is under way any more. */
  settled(): Promise<void>;
}

/** What {@link createBot} works with. */
export interface BotOptions extends RepliesOptions {
  readonly tenantId: string;
  readonly conversation: Conversation;
  readonly conversations: ConversationStore;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
  /** Looks a person up in the directory. */
  readonly admit: (person: ObjectId) => Promise<Membership>;
  readonly log: Log;
  /** Milliseconds until a click is answered with "still working"; Teams gives up after some ten seconds. */
  readonly patience?: number;
}

const DONE: TurnAnswer = { status: 200 };
const NOT_MINE: TurnAnswer = { status: 501 };
const invoked = (body: Readonly<Record<string, unknown>>): TurnAnswer => ({ status: 200, body });

export function createBot(options: BotOptions): Bot {
  const { tenantId, conversation, conversations, audit, clock, log, patience = 2_500 } = options;
  const replies = createReplies(options);
  const judge = createAdmission(tenantId, options.admit);
  const oncePerMinute = createOncePer(60_000, () => epochOf(clock.now()));
  const greeted = new Set<string>();
  const underWay = new Set<Promise<unknown>>();

  const follow = (work: Promise<unknown>): void => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };

  const recordTurnedAway = async (by: ObjectId | 'unknown', because: TurnedAway): Promise<void> => {
    if (!oncePerMinute(`audit ${by}`)) return;
    try {
      await audit.append({ at: clock.now(), event: { kind: 'turned_away', by, because } });
    } catch (error) {
      log.error(
        { because, ...describe(error) },
        'The audit record did not take that somebody was turned away.',
      );
    }
  };

  /** Answers at once with a card: in the response to an invoke, as a message to anything else. */
  const show = async (activity: TeamsActivity, actor: Actor, view: View): Promise<TurnAnswer> => {
    if (isInvoke(activity)) return invoked(cardAnswer(replies.render(actor, view)));
    await replies.deliver(actor, referenceOf(activity, tenantId), { view });
    return DONE;
  };

  const sayPlainly = async (activity: TeamsActivity, text: string): Promise<TurnAnswer> => {
    if (isInvoke(activity)) return invoked(sentenceAnswer(text));
    await replies.say(referenceOf(activity, tenantId), text);
    return DONE;
  };

  const turnAway = async (
    activity: TeamsActivity,
    { because, by, silently }: Extract<Admission, { kind: 'turned_away' }>,
  ): Promise<TurnAnswer> => {
    await recordTurnedAway(by, because);
    if (silently) return isInvoke(activity) ? { status: 403 } : DONE;
    const view: View = { card: 'turned_away', because };
    const stranger = { id: by, ...(activity.locale === undefined ? {} : { locale: activity.locale }) };
    return isPersonal(activity)
      ? show(activity, stranger, view)
      : sayPlainly(activity, replies.render(stranger, view).summary);
  };

  const pointToOwnChat = (activity: TeamsActivity, actor: Actor): Promise<TurnAnswer> | TurnAnswer => {
    const once = isInvoke(activity) || oncePerMinute(`group ${activity.conversation.id}`);
    return once ? sayPlainly(activity, replies.render(actor, { card: 'write_to_me' }).summary) : DONE;
  };

  const remember = async (actor: Actor, reference: Reference): Promise<void> => {
    const text = encodeReference(reference);
    if ((await conversations.of(actor.id)) !== text) await conversations.save(actor.id, text);
  };

  /** Answers by messages; the request is not held open for slow work, or Teams would deliver it again. */
  const answerByMessage = async (
    actor: Actor,
    to: Reference,
    work: Promise<Reply>,
    inPlaceOf?: string,
  ): Promise<TurnAnswer> => {
    const delivered = work.then((reply) => replies.deliver(actor, to, reply, inPlaceOf));
    follow(delivered);
    await withPatience(patience, delivered);
    return DONE;
  };

  const answerInvoke = async (
    actor: Actor,
    to: Reference,
    work: Promise<Reply>,
    clicked: string | undefined,
  ): Promise<TurnAnswer> => {
    const outcome = await withPatience(patience, work);
    if (outcome.kind === 'late') {
      follow(work.then((reply) => replies.deliver(actor, to, reply, clicked)));
      return invoked(sentenceAnswer(PLAIN_SENTENCES.working));
    }
    if (clicked !== undefined) await replies.keepCopy(actor, outcome.result, to.conversation, clicked);
    return invoked(cardAnswer(replies.render(actor, outcome.result.view)));
  };

  const click = (
    activity: TeamsActivity,
    actor: Actor,
    { via, action }: { readonly via: ClickVia; readonly action: CardAction },
  ): Promise<TurnAnswer> => {
    const to = referenceOf(activity, tenantId);
    const work = replies.ask(() => conversation.action(actor, action));
    return via === 'execute'
      ? answerInvoke(actor, to, work, activity.replyToId)
      : answerByMessage(actor, to, work, activity.replyToId);
  };

  const greet = (activity: TeamsActivity, actor: Actor): Promise<TurnAnswer> | TurnAnswer => {
    const chat = `${actor.id} ${activity.conversation.id}`;
    if (greeted.has(chat)) return DONE;
    greeted.add(chat);
    const work = replies.ask(() => conversation.welcome(actor));
    return answerByMessage(actor, referenceOf(activity, tenantId), work);
  };

  const answer = async (activity: TeamsActivity, actor: Actor, said: Said): Promise<TurnAnswer> => {
    switch (said.kind) {
      case 'text': {
        const work = replies.ask(() => conversation.message(actor, said.text));
        return answerByMessage(actor, referenceOf(activity, tenantId), work);
      }
      case 'click':
        return click(activity, actor, said);
      case 'unreadable_click':
        await recordTurnedAway(actor.id, 'forged_card');
        return sayPlainly(activity, PLAIN_SENTENCES.unreadableClick);
      case 'arrived':
        return greet(activity, actor);
      case 'left':
        await conversations.forget(actor.id);
        return DONE;
      case 'nothing':
        return isInvoke(activity) ? NOT_MINE : DONE;
    }
  };

  const takeTurn = async (activity: TeamsActivity): Promise<TurnAnswer> => {
    const said = saidIn(activity);
    const admission = await judge(activity);
    const addressed = said.kind === 'text' || said.kind === 'click' || said.kind === 'unreadable_click';
    // Joining and leaving are no words to the bot: strangers get neither a greeting nor a line in the record.
    if (admission.kind === 'turned_away') return addressed ? turnAway(activity, admission) : DONE;
    if (!isPersonal(activity)) return addressed ? pointToOwnChat(activity, admission.actor) : DONE;
    if (said.kind !== 'left') await remember(admission.actor, referenceOf(activity, tenantId));
    return answer(activity, admission.actor, said);
  };

  return {
    receive: async (activity) => {
      try {
        return await takeTurn(activity);
      } catch (error) {
        const actor = { id: activity.from.aadObjectId ?? 'unknown' };
        const { view } = await replies.ask(() => Promise.reject(error as Error));
        return isPersonal(activity) ? show(activity, actor, view) : DONE;
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
  };
}
