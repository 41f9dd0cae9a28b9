// One turn: who says it (I2), what it means, and what the conversation answers.
import type { ObjectId } from '../domain/person.ts';
import type { Clock } from '../workflow/ports.ts';
import type { AuditLog, ConversationStore } from '../workflow/storage-ports.ts';
import { isInvoke, isPersonal, saidIn } from './activity.ts';
import type { Said, TeamsActivity } from './activity.ts';
import { createAdmission } from './admission.ts';
import type { Membership } from './admission.ts';
import { createAnswers, DONE } from './answers.ts';
import type { Answers, TurnAnswer } from './answers.ts';
import type { Actor, Conversation, Reply } from './conversation.ts';
import { decodeReference, encodeReference, localeOf, referenceOf } from './conversation-reference.ts';
import { createReplies } from './replies.ts';
import type { Replies, RepliesOptions } from './replies.ts';
import { createTurningAway } from './turning-away.ts';
import type { TurningAway } from './turning-away.ts';

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
  /** Looks a person up in the directory; asked for every activity, so it should remember for a while. */
  readonly admit: (person: ObjectId) => Promise<Membership>;
  /** Milliseconds until a click is answered with "still working"; Teams gives up after some ten seconds. */
  readonly patience?: number;
}

/** The bot behind the endpoint. What it is handed must have passed authentication. */
export function createBot(options: BotOptions): Bot {
  const { tenantId, conversations, patience = 2_500 } = options;
  const replies = createReplies(options);
  const answers = createAnswers({ tenantId, replies, patience });
  const turningAway = createTurningAway({ ...options, answers, replies });
  const judge = createAdmission(tenantId, options.admit);
  const answer = createTurn({ ...options, answers, replies, turningAway });

  const takeTurn = async (activity: TeamsActivity): Promise<TurnAnswer> => {
    const said = saidIn(activity);
    const addressed = said.kind === 'text' || said.kind === 'click' || said.kind === 'unreadable_click';
    const admission = await judge(activity);
    // Nobody clicked: a card that is looked at by whoever is not let in leaves no line in the record either.
    if (said.kind === 'refresh' && (admission.kind === 'turned_away' || !isPersonal(activity)))
      return answers.upToDate(activity);
    // Joining and leaving are no words to the bot: strangers get neither a greeting nor a line in the record.
    if (admission.kind === 'turned_away') return addressed ? turningAway.stranger(activity, admission) : DONE;
    if (!isPersonal(activity)) return addressed ? turningAway.group(activity, admission.actor) : DONE;
    if (said.kind !== 'left' && said.kind !== 'refresh')
      await remember(conversations, admission.actor, activity, tenantId);
    return answer(activity, admission.actor, said);
  };

  return {
    settled: () => answers.settled(),
    receive: async (activity) => {
      try {
        return await takeTurn(activity);
      } catch (error) {
        // Its card stays as it is: nobody asked.
        if (saidIn(activity).kind === 'refresh') return answers.upToDate(activity);
        const view = replies.trouble(error);
        return isPersonal(activity) ? answers.show(activity, { id: 'unknown' }, view) : DONE;
      }
    },
  };
}

/**
 * The service URL of a chat may change, so the newest one is kept. What isn't a message often names no language: the one
 * that was known stays.
 */
async function remember(
  conversations: ConversationStore,
  actor: Actor,
  activity: TeamsActivity,
  tenantId: string,
): Promise<void> {
  const stored = await conversations.of(actor.id);
  const known =
    stored === undefined || activity.locale !== undefined ? {} : localeOf(decodeReference(stored));
  const text = encodeReference({ ...known, ...referenceOf(activity, tenantId) });
  if (stored !== text) await conversations.save(actor.id, text);
}

interface TurnOptions {
  readonly conversation: Conversation;
  readonly conversations: ConversationStore;
  readonly answers: Answers;
  readonly replies: Replies;
  readonly turningAway: TurningAway;
}

/** Answers people of the tenant in their own chats. */
function createTurn({ conversation, conversations, answers, replies, turningAway }: TurnOptions) {
  const greeted = new Set<string>();

  const greet = (activity: TeamsActivity, actor: Actor): Promise<TurnAnswer> | TurnAnswer => {
    const chat = `${actor.id} ${activity.conversation.id}`;
    if (greeted.has(chat)) return DONE;
    greeted.add(chat);
    return answers.byMessage(
      activity,
      actor,
      replies.ask(() => conversation.welcome(actor)),
    );
  };

  const click = (activity: TeamsActivity, actor: Actor, said: Extract<Said, { kind: 'click' }>) => {
    const work = replies.ask(() => conversation.action(actor, said.action));
    return said.via === 'execute'
      ? answers.toInvoke(activity, actor, work)
      : answers.byMessage(activity, actor, work, activity.replyToId);
  };

  const refresh = async (
    { conversation: { id }, replyToId }: TeamsActivity,
    actor: Actor,
    { number, seen }: Extract<Said, { kind: 'refresh' }>,
  ): Promise<Reply | 'unchanged'> => {
    if (replyToId === undefined) return 'unchanged';
    const place = { conversation: id, activity: replyToId };
    return replies.quietly(() => conversation.refresh(actor, { number, seen, place }));
  };

  return async (activity: TeamsActivity, actor: Actor, said: Said): Promise<TurnAnswer> => {
    switch (said.kind) {
      case 'text': {
        const work = replies.ask(() => conversation.message(actor, said.text));
        return answers.byMessage(activity, actor, work);
      }
      case 'click':
        return click(activity, actor, said);
      case 'refresh':
        return answers.toRefresh(activity, said.shows, refresh(activity, actor, said));
      case 'unreadable_click':
        return turningAway.unreadableClick(activity, actor);
      case 'arrived':
        return greet(activity, actor);
      case 'left':
        await conversations.forget(actor.id);
        return DONE;
      case 'nothing':
        return isInvoke(activity) ? { status: 501 } : DONE;
    }
  };
}
