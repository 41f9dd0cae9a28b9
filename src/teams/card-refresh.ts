import { createHash } from 'node:crypto';
import { isEnded } from '../domain/request-status.ts';
import type { Request } from '../domain/request.ts';
import type { View } from '../workflow/view.ts';
import type { CardContent } from './card-template.ts';

/** Who reads the card, by their id in Teams: an object id would not do. Without a `mark` nothing refreshes. */
export interface RefreshOptions {
  readonly viewer: string;
  readonly mark: ((request: Request, halted: boolean) => string) | undefined;
}

/**
 * What makes a card ask by itself whether it is still true when its reader looks at it: Teams sends this action then. Cards
 * of requests that are over don't ask.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function refreshOf(view: View, content: CardContent, { viewer, mark }: RefreshOptions) {
  if (mark === undefined || !('request' in view) || isEnded(view.request)) return undefined;
  const { request, halted } = view;
  const data = {
    verb: 'refresh',
    number: request.number,
    seen: mark(request, halted),
    shows: shownBy(content),
  };
  return {
    // No client shows the title: nobody presses this.
    action: { type: 'Action.Execute', title: 'Refresh', verb: 'refresh', data },
    userIds: [viewer],
  };
}

/** A short mark of what a card looks like, whatever is to make it ask anew. */
export function shownBy({ refresh: _, ...looks }: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(looks)).digest('base64url').slice(0, 22);
}
