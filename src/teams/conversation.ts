import type { ObjectId } from '../domain/person.ts';
import type { RefreshAsk } from '../workflow/refresh-card.ts';
import type { Role, View } from '../workflow/view.ts';
import type { CardAction } from './card-action.ts';

/** Who is talking, from the authenticated activity and nowhere else (I2). */
export interface Actor {
  readonly id: ObjectId;
  readonly locale?: string;
  /** IANA name of the zone their device is in, as Teams tells it with what they write. */
  readonly timeZone?: string;
}

/** What to show in answer. `copyOf` says that the posted card shows a request and must be repainted with it. */
export interface Reply {
  readonly view: View;
  readonly copyOf?: { readonly number: number; readonly role: Role };
}

/** The talk with one person: text and clicks in, views out. Expected trouble is a view; nothing it throws is expected. */
export interface Conversation {
  message(actor: Actor, text: string): Promise<Reply>;
  action(actor: Actor, action: CardAction): Promise<Reply>;
  /** The same greeting however often it is asked for. */
  welcome(actor: Actor): Promise<Reply>;
  /** A card looked at anew; `unchanged` when it is to stay as it is. Changes nothing. */
  refresh(actor: Actor, ask: RefreshAsk): Promise<Reply | 'unchanged'>;
}
