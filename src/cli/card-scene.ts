import type { View } from '../workflow/view.ts';

/** A card to look at; `name` is its file name without the ending. */
export interface Scene {
  readonly name: string;
  readonly view: View;
  /** As the answer to a click on a card that a newer message stands in for. */
  readonly isOld?: true;
}

/** The helpdesk of the gallery. */
export const HELPDESK = { name: 'Contoso IT Helpdesk', phone: '+49 30 5550100' } as const;

/** The check of every message of the gallery. */
export const CHECK = 'K7QM 4TXW';

export function scene(name: string, view: View): Scene {
  return { name, view };
}
