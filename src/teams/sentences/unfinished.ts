import type { Unfinished } from '../../domain/request.ts';
import type { Words } from '../words.ts';

/** Why the bot could not finish, for everybody: nothing about which methods exist or what the bot may do. */
export function unfinishedLine({ say }: Words, why: Unfinished): string {
  return say(`progress.unfinished.${why}`);
}

/** The same for the approver, who has to do something about it. */
export function unfinishedCause(words: Words, why: Unfinished, permission?: string): string {
  const { say } = words;
  switch (why) {
    case 'forbidden':
      return permission === undefined
        ? say('progress.cause.forbidden.unnamed')
        : say('progress.cause.forbidden', { permission });
    case 'sessions_not_revoked':
      return permission === undefined
        ? unfinishedLine(words, why)
        : say('progress.cause.sessions_not_revoked', { permission });
    case 'default_refused':
    case 'default_not_changed':
    case 'standing_changed':
    case 'refused_by_graph':
    case 'rights_unreadable':
      return say(`progress.cause.${why}`);
    case 'still_listed':
    case 'changed_meanwhile':
    case 'graph_unavailable':
    case 'account_gone':
    case 'approval_stale':
      return unfinishedLine(words, why);
  }
}
