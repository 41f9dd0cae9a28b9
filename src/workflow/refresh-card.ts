// A card that asks by itself whether it is still true, when somebody looks at it. Nothing is changed, and nothing is asked of
// Graph unless the card has to be another one.
import { canonicalJson } from '../domain/audit.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import type { Keys, Ports } from './ports.ts';
import { roleNow, viewFor } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { Role, View } from './view.ts';

export type RefreshPorts = ShowPorts & Pick<Ports, 'copies' | 'requests' | 'helpdesk'>;

/** What a card says of itself when it is looked at. */
export interface RefreshAsk {
  readonly number: number;
  /** The mark it was made with. */
  readonly seen: string;
  /** The message it stands on, as Teams names it. */
  readonly place: { readonly conversation: string; readonly activity: string };
}

/**
 * A short mark of what a card shows: equal while nothing changed. Keyed, because cards are read by people from whom parts of a
 * request are kept, and who could else guess those parts until the mark fits.
 */
export function markOf(
  { fingerprint }: Pick<Keys, 'fingerprint'>,
  request: Request,
  halted: boolean,
): string {
  return fingerprint(`card/${canonicalJson({ request, halted })}`);
}

/**
 * The card of now for who looks at it, or `unchanged`: where nothing changed, since a new card would wipe what is being
 * typed; where the code may be on the screen, which a refresh never shows; and to whoever is not the one it was posted to,
 * for whom there is nothing to learn.
 */
export async function refreshCard(
  ports: RefreshPorts,
  by: ObjectId,
  { number, seen, place }: RefreshAsk,
): Promise<View | 'unchanged'> {
  const copy = await ports.copies.at(place);
  if (copy === undefined || copy.number !== number || copy.person !== by) return 'unchanged';
  const [stored, halt] = await Promise.all([ports.requests.byNumber(number), ports.brakes.halt()]);
  if (stored === undefined) return 'unchanged';
  const request = stored.value;
  if (markOf(ports.keys, request, halt !== undefined) === seen) return 'unchanged';
  if (mayShowCode(request, copy.role)) return 'unchanged';
  const role = await roleNow(ports, request, by, copy.role);
  return role === undefined
    ? { card: 'not_available', what: 'unknown_request' }
    : viewFor(ports, request, role, by);
}

function mayShowCode(request: Request, role: Role): boolean {
  return role === 'requester' && request.status === 'awaiting_approval' && request.code.shownAt !== undefined;
}
