import type { Unfinished } from '../../domain/request.ts';

/** Why the bot could not finish, for everybody: nothing about which methods exist or what the bot may do. */
export function unfinishedLine(why: Unfinished): string {
  switch (why) {
    case 'still_listed':
      return 'Microsoft took the removals but still lists a method.';
    case 'default_refused':
      return 'Microsoft refused one of the removals.';
    case 'forbidden':
      return 'Microsoft didn’t allow the bot to do it.';
    case 'changed_meanwhile':
      return 'A sign-in method was added or changed meanwhile, so the bot stopped.';
    case 'graph_unavailable':
      return 'Microsoft’s service didn’t answer.';
    case 'refused_by_graph':
      return 'Microsoft refused one of the removals.';
    case 'sessions_not_revoked':
      return 'Microsoft didn’t confirm that they were signed out everywhere.';
    case 'account_gone':
      return 'The account isn’t in the company directory any more.';
    case 'standing_changed':
      return 'Something changed meanwhile, so the bot stopped.';
    case 'default_not_changed':
      return 'Microsoft refused one of the steps.';
    case 'rights_unreadable':
      return 'A check of the account could not be made, so the bot stopped.';
    case 'approval_stale':
      return 'The approval had become too old.';
  }
}

/** The same for the approver, who has to do something about it. */
export function unfinishedCause(why: Unfinished, permission?: string): string {
  switch (why) {
    case 'default_refused':
      return 'Microsoft refused to remove the default method while other methods stay.';
    case 'forbidden':
      return `Microsoft didn’t allow it: ${lacking(permission ?? 'for this kind of method')}`;
    case 'sessions_not_revoked':
      return permission === undefined
        ? unfinishedLine(why)
        : `Microsoft didn’t sign them out everywhere: ${lacking(permission)}`;
    case 'default_not_changed':
      return 'Microsoft refused to change the default, which has to come before the removals.';
    case 'standing_changed':
      return 'What is checked before each removal changed meanwhile: the account, its rights, or who may approve. Look at the account before doing the rest.';
    case 'refused_by_graph':
      return 'Microsoft refused a removal, for a reason it doesn’t give.';
    case 'rights_unreadable':
      return 'Whether the account has administrative rights by now could not be read, so the bot stopped.';
    case 'still_listed':
    case 'changed_meanwhile':
    case 'graph_unavailable':
    case 'account_gone':
    case 'approval_stale':
      return unfinishedLine(why);
  }
}

const lacking = (permission: string): string =>
  `the app lacks the permission ${permission}. Grant it for next time; “latchkey doctor” says what else is missing.`;
