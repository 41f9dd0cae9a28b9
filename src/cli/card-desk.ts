// Cards of the helpdesk's channel.
import { wasSubmitted } from '../domain/asked-people.ts';
import { CAST_PEOPLE as people } from './card-cast.ts';
import { REQUESTS } from './card-endings.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

/** The shared card in every state it may come to. */
export function atDesk(): readonly Scene[] {
  return [...REQUESTS]
    .filter(([, request]) => wasSubmitted(request))
    .map(([name, request]) =>
      scene(`desk-${name}`, { card: 'desk', request, people, halted: name.endsWith('-halted') }),
    );
}
