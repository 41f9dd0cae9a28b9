import type { Unfinished } from '../../domain/request.ts';

/** Why the bot could not finish, for everybody. */
export function unfinishedLine(why: Unfinished): string {
  switch (why) {
    case 'still_listed':
      return 'Microsoft took the removals but still lists a method.';
    case 'default_refused':
      return 'Microsoft refused to remove the default method.';
    case 'forbidden':
      return 'Microsoft didn’t allow the bot to remove it: a permission is missing.';
    case 'changed_meanwhile':
      return 'A sign-in method was added or changed meanwhile, so the bot stopped.';
    case 'graph_unavailable':
      return 'Microsoft’s service didn’t answer.';
    case 'refused_by_graph':
      return 'Microsoft refused a removal.';
    case 'standing_changed':
      return 'The account itself was changed meanwhile, so the bot stopped.';
    case 'approval_stale':
      return 'The approval had become too old.';
    case 'approver_left':
      return 'Someone who approved is no longer an approver.';
  }
}
