import type { StandIn } from '../../domain/shift-proposal.ts';
import type { People } from '../../workflow/view.ts';
import { nameOf } from '../card-data/frame.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';

/** From where the reader sees it: they take somebody's place, somebody takes theirs, or it is between others. */
type Side = 'you' | 'for_you' | 'others';

type Places = Pick<StandIn, 'who' | 'instead'>;

interface Reader {
  readonly viewer: string;
  readonly people: People;
}

/** Which of the three it is for whoever reads it. */
export function sideOf({ who, instead }: Places, viewer: string): Side {
  if (who === viewer) return 'you';
  return instead === viewer ? 'for_you' : 'others';
}

/** "Dana instead of you", or, when it is undone, "You again, not Dana". */
export function standInTitle(
  words: Words,
  places: Places,
  { viewer, people }: Reader,
  how: 'stand_in' | 'undone' = 'stand_in',
): string {
  const title = words.say(`shift_change.${how}.${sideOf(places, viewer)}`, {
    who: nameOf(words, people, places.who),
    instead: nameOf(words, people, places.instead),
  });
  return capital(words, title);
}
