// Cards around hand-offs: for whoever comes on call, and for those who can act when one doesn't go as planned.
import type { OnCallProblem } from '../domain/hand-off.ts';
import { CAST, CAST_PEOPLE as people } from './card-cast.ts';
import { REQUESTS } from './card-endings.ts';
import { AWAITING } from './card-requests.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { amir, dana } = CAST;
const from = '2026-11-23T17:00:00.000Z';
const until = '2026-11-30T08:00:00.000Z';

/** Every scene of those. */
export function handOffs(): readonly Scene[] {
  const duty = {
    rotation: 'primary',
    who: dana.id,
    from,
    until,
    because: { kind: 'rotation', layer: 0 },
  } as const;
  const nights = { ...duty, because: { ...duty.because, layerName: 'nights' } } as const;
  const byHand = [...REQUESTS.values()].find(({ status }) => status === 'needs_hands');
  const both = [AWAITING, ...(byHand === undefined ? [] : [{ ...byHand, number: 1047 }])];
  const many = Array.from({ length: 5 }, (_, index) => ({ ...AWAITING, number: 1042 + index }));
  const greeting = { card: 'hand_off', duty, until, goingOff: [amir.id], people } as const;
  const handOff = { rotation: 'primary', who: dana.id, from };
  const news = { card: 'hand_off_news', asksEveryone: true, people } as const;
  const problems: readonly OnCallProblem[] = [
    'unreachable',
    'unanswered',
    'not_an_approver',
    'disabled',
    'gone',
  ];
  return [
    scene('hand-off', { ...greeting, requests: both, waiting: both.length }),
    scene('hand-off-quiet', { ...greeting, requests: [], waiting: 0 }),
    scene('hand-off-one', {
      ...greeting,
      duty: nights,
      goingOff: [],
      requests: [AWAITING],
      waiting: 1,
    }),
    scene('hand-off-many', { ...greeting, requests: many, waiting: 12 }),
    scene('hand-off-no-end', {
      card: 'hand_off',
      duty,
      goingOff: [],
      requests: [],
      waiting: 0,
      people,
    }),
    ...problems.map((because) =>
      scene(`hand-off-news-${because}`, { ...news, news: { kind: 'unreachable', because, ...handOff } }),
    ),
    scene('hand-off-news-reachable', { ...news, news: { kind: 'reachable', ...handOff } }),
    scene('hand-off-news-nobody', {
      ...news,
      news: { kind: 'nobody', from, until: '2026-11-24T07:00:00.000Z' },
    }),
    scene('hand-off-news-nobody-at-all', {
      ...news,
      asksEveryone: false,
      news: { kind: 'nobody', from },
    }),
  ];
}
