// Cards of the helpdesk's channel, and cards that a newer message stands in for.
import { wasSubmitted } from '../domain/asked-people.ts';
import { isEnded } from '../domain/request-status.ts';
import { CAST_PEOPLE as people } from './card-cast.ts';
import { ESCALATING } from './card-escalation.ts';
import { REQUESTS } from './card-endings.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

/** What a click on an old card shows: the card of now, and that there is a newer one. */
export function oldCards(): readonly Scene[] {
  return [...REQUESTS]
    .filter(([name]) => name === 'awaiting' || name === 'denied-other')
    .map(([name, request]) => ({
      ...scene(`old-${name}`, { card: 'follower', request, people, halted: false }),
      isOld: true,
    }));
}

/** The shared card in every state it may come to. */
export function atDesk(): readonly Scene[] {
  const escalated = [...ESCALATING].filter(([, request]) => isEnded(request));
  return [...REQUESTS, ...escalated]
    .filter(([, request]) => wasSubmitted(request))
    .map(([name, request]) =>
      scene(`desk-${name}`, { card: 'desk', request, people, halted: name.endsWith('-halted') }),
    );
}
