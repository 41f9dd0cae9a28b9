import { epochOf } from '../domain/instant.ts';
import type { Event, TurnedAway } from '../domain/event.ts';
import { createOncePer } from '../workflow/once-per.ts';
import { causeOf } from '../errors.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import type { AuditLog } from '../workflow/storage-ports.ts';
import { isInvoke, isPersonal } from './activity.ts';
import type { TeamsActivity } from './activity.ts';
import type { Admission } from './admission.ts';
import { DONE } from './answers.ts';
import type { Answers, TurnAnswer } from './answers.ts';
import type { Actor } from './conversation.ts';
import type { Replies } from './replies.ts';

/** What {@link createTurningAway} works with. */
export interface TurningAwayOptions {
  readonly answers: Answers;
  readonly replies: Replies;
  readonly audit: Pick<AuditLog, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Answers to who is not let in, or not here, or not with that card. */
export interface TurningAway {
  stranger(
    activity: TeamsActivity,
    admission: Extract<Admission, { kind: 'turned_away' }>,
  ): Promise<TurnAnswer>;
  unreadableClick(activity: TeamsActivity, actor: Actor): Promise<TurnAnswer>;
  /** Nothing is started or shown in a group or channel: a plain sentence points to the person's own chat. */
  group(activity: TeamsActivity, actor: Actor): Promise<TurnAnswer>;
}

type By = Extract<Event, { kind: 'turned_away' }>['by'];

/** Leaves at most one line per person and minute in the record, so that nobody can flood it. */
export function createTurningAway(options: TurningAwayOptions): TurningAway {
  const { answers, replies, audit, clock, log } = options;
  const oncePerMinute = createOncePer(60_000, () => epochOf(clock.now()));

  const record = async (by: By, because: TurnedAway): Promise<void> => {
    if (!oncePerMinute(`person ${by}`)) return;
    try {
      await audit.append({ at: clock.now(), event: { kind: 'turned_away', by, because } });
    } catch (error) {
      log.error({ because, ...causeOf(error) }, 'The record did not take that somebody was turned away.');
    }
  };

  return {
    stranger: async (activity, { because, by, silently }) => {
      await record(by, because);
      if (silently) return isInvoke(activity) ? { status: 403 } : DONE;
      const view = { card: 'turned_away', because } as const;
      const person = { id: by, ...(activity.locale === undefined ? {} : { locale: activity.locale }) };
      return isPersonal(activity)
        ? answers.show(activity, person, view)
        : answers.say(activity, replies.render(person, view).summary);
    },
    unreadableClick: async (activity, actor) => {
      await record(actor.id, 'forged_card');
      return answers.say(activity, replies.words(activity.locale).say('sentence.unreadable_click'));
    },
    group: async (activity, actor) => {
      const wanted = isInvoke(activity) || oncePerMinute(`group ${activity.conversation.id}`);
      return wanted ? answers.say(activity, replies.render(actor, { card: 'write_to_me' }).summary) : DONE;
    },
  };
}
