// Every promise, and each broken one in words.
import type { EventKind } from '../../src/domain/event.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Journey } from './journey.ts';
import type { Left } from './left.ts';
import type { Person, Scene } from './scene.ts';

/** What is wrong when nothing is left to do; reading what is left fails when the chain of the record is broken. */
export async function judge(
  scene: Scene,
  { ends, told }: Pick<Journey, 'ends' | 'told'>,
): Promise<readonly string[]> {
  const left = await scene.left();
  const happened = left.audit.map(({ event }) => event.kind);
  const found = endsIn(left.requests.map(({ status }) => status));
  return [
    ...scene.promised
      .filter((event) => !happened.includes(event))
      .map((event) => `acknowledged and lost: ${event}`),
    ...unless(found === endsIn(ends), `requests ended: ${found}`),
    ...unless(left.failed.length === 0, `put aside: ${left.failed.join(', ')}`),
    ...unless(left.due.length === 0, `not done: ${left.due.join(', ')}`),
    ...doneTwice(left),
    ...removedTwice(scene),
    ...untold(scene, told),
  ];
}

/** Without drafts that somebody gave up who got no answer and asked again. */
const endsIn = (statuses: readonly string[]): string =>
  statuses.filter((status) => status !== 'cancelled').join(', ');

const unless = (isRight: boolean, words: string): readonly string[] => (isRight ? [] : [words]);

/** What happens to a request once at most. */
const ONCE: readonly EventKind[] = [
  'request_opened',
  'submitted',
  'claimed',
  'reset_done',
  'ended',
  'vouched',
];

function doneTwice({ audit }: Left): readonly string[] {
  const keys = audit.flatMap(({ event: { kind }, request }) =>
    ONCE.includes(kind) && request !== undefined ? [`${kind} of ${request}`] : [],
  );
  return repeated(keys).map((key) => `in the record twice: ${key}`);
}

/** Each request is approved for one reset, so a method goes once. */
function removedTwice({ tenant }: Scene): readonly string[] {
  const removals = tenant.calls.filter(
    ({ method, path, status }) =>
      status >= 200 && status < 300 && (method === 'DELETE' || path.endsWith('/deactivate')),
  );
  return repeated(removals.map(({ path }) => path)).map((path) => `removed twice: ${path}`);
}

const repeated = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index);

/** A repaint is silent, so each must have had it in a message of its own. */
function untold(scene: Scene, told: Journey['told']): readonly string[] {
  return Object.entries(told).flatMap(([person, texts]) => {
    const news = scene.connector.messagesOf(PEOPLE[person as Person].id).map(firstTextOf);
    return texts
      .filter((text) => !news.some((one) => one.includes(text)))
      .map((text) => `${person} was not told: ${text}`);
  });
}

function firstTextOf({ history: [first] }: PostedMessage): string {
  const card = first?.content.card;
  return card === undefined ? (first?.content.text ?? '') : visibleText(card).replaceAll('\u00A0', ' ');
}
