import { isServiceError } from '../errors.ts';
import type { DeskChannel, Log } from '../workflow/ports.ts';
import type { Render } from './message.ts';
import type { Messenger } from './messenger.ts';

/** What {@link createDeskChannel} works with. */
export interface DeskChannelOptions {
  readonly messenger: Messenger;
  readonly channelId: string;
  readonly render: Render;
  readonly log: Log;
}

/**
 * The helpdesk's channel. One that is gone, or that the bot was removed from, is said once in the log and tried on with
 * every change: whoever adds the bot again need do nothing else.
 */
export function createDeskChannel({ messenger, channelId, render, log }: DeskChannelOptions): DeskChannel {
  const said = { outOfReach: false };
  const attempt = async <Result, Otherwise>(
    work: () => Promise<Result>,
    otherwise: Otherwise,
  ): Promise<Result | Otherwise> => {
    try {
      const result = await work();
      if (result !== 'lost') said.outOfReach = false;
      return result;
    } catch (error) {
      const code = (['TEAMS_UNREACHABLE', 'TEAMS_REJECTED', 'CARD_TOO_LARGE'] as const).find((one) =>
        isServiceError(error, one),
      );
      if (code === undefined) throw error;
      if (!said.outOfReach) log.error({ code, channelId }, 'the desk channel cannot be reached');
      said.outOfReach = true;
      return otherwise;
    }
  };
  return {
    post: (view) =>
      attempt(async () => {
        try {
          const message = { kind: 'card', card: render(view), notify: false } as const;
          return await messenger.postInChannel(channelId, message);
        } catch (error) {
          if (!isServiceError(error, 'TEAMS_UNAVAILABLE')) throw error;
          log.warn({ code: error.code, channelId }, 'whether the desk channel got a card is not known');
          return 'maybe_sent' as const;
        }
      }, 'unreachable' as const),
    repaint: ({ conversation, activity }, look) =>
      attempt(async () => {
        const outcome = await messenger.replace(
          messenger.inChannel(conversation),
          activity,
          async () => ({ kind: 'card', card: render(await look()), notify: false }),
          { joins: true },
        );
        return outcome === 'replaced' ? 'repainted' : outcome;
      }, 'gone' as const),
  };
}
