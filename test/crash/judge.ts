// Every promise, and each broken one in words.
import type { Event, EventKind } from '../../src/domain/event.ts';
import { formatNumber } from '../../src/domain/request-number.ts';
import { buttonsOf, visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Journey } from './journey.ts';
import type { Left } from './left.ts';
import type { Person, Scene } from './scene.ts';

/** What is wrong when nothing is left to do; reading what is left fails when the chain of the record is broken. */
export async function judge(scene: Scene, promise: Promises): Promise<readonly string[]> {
  const left = await scene.left();
  const happened = left.audit.map(({ event }) => event.kind);
  const found = endsIn(left.requests.map(({ status }) => status));
  return [
    ...scene.promised
      .filter((event) => !happened.includes(event))
      .map((event) => `acknowledged and lost: ${event}`),
    ...unless(found === endsIn(promise.ends), `requests ended: ${found}`),
    ...unless(left.failed.length === 0, `put aside: ${left.failed.join(', ')}`),
    ...unless(left.due.length === 0, `not done: ${left.due.join(', ')}`),
    ...unwitnessed(left),
    ...doneTwice(left),
    ...removedTwice(scene),
    ...misheld(scene, promise),
    ...untold(scene, promise),
    ...outdated(scene, promise),
    ...stillAsking(scene, left),
  ];
}

/** What a journey promises of how everything is when it is over. */
export type Promises = Pick<Journey, 'ends' | 'told' | 'reads' | 'holds'>;

/** Without drafts that somebody gave up who got no answer and asked again. */
const endsIn = (statuses: readonly string[]): string =>
  statuses.filter((status) => status !== 'cancelled').join(', ');

const unless = (isRight: boolean, words: string): readonly string[] => (isRight ? [] : [words]);

/** A checkpoint is in the file before the record says that it was made, and every line of the file can be read. */
function unwitnessed({ audit, file: { checkpoints, unread } }: Left): readonly string[] {
  const missing = audit.flatMap(({ event }) =>
    event.kind === 'checkpointed' && !checkpoints.some(({ hash }) => hash === event.hash)
      ? [`the checkpoint of ${event.sequence} is not in the file`]
      : [],
  );
  return [...missing, ...unless(unread === 0, `${unread} lines of the file of checkpoints can’t be read`)];
}

/** What happens to a request once at most. */
const ONCE: readonly EventKind[] = [
  'request_opened',
  'checks_asked',
  'submitted',
  'claimed',
  'reset_done',
  'ended',
  'vouched',
];

/** What happens to a request once at most by, or to, each person. */
const ONCE_EACH: readonly EventKind[] = ['vouch_asked', 'approved', 'held', 'handed_over'];

function doneTwice({ audit }: Left): readonly string[] {
  const keys = audit.flatMap(({ event, request }) => {
    const who = ONCE_EACH.includes(event.kind) ? whoseIs(event) : '';
    const isCounted = request !== undefined && (ONCE.includes(event.kind) || who !== '');
    return isCounted ? [`${event.kind} of ${request} ${who}`.trim()] : [];
  });
  return repeated(keys).map((key) => `in the record twice: ${key}`);
}

function whoseIs(event: Event): string {
  if ('by' in event && typeof event.by === 'string') return event.by;
  return 'who' in event ? event.who : '';
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

/** Nothing that should go is left, and nothing went that nobody approved. */
function misheld({ tenant }: Scene, { holds }: Promises): readonly string[] {
  return Object.entries(holds).flatMap(([person, kinds]) => {
    const { methods } = tenant.person(PEOPLE[person as Person].id);
    const found = methods.map(({ kind }) => kind).filter((kind) => kind !== 'password');
    return unless(found.join(', ') === kinds.join(', '), `${person} has left: ${found.join(', ')}`);
  });
}

/** A repaint is silent, so each must have had it in a message of its own. */
function untold(scene: Scene, { told }: Promises): readonly string[] {
  return Object.entries(told).flatMap(([person, texts]) => {
    const news = messagesOf(scene, person as Person)
      .filter(({ history: [first] }) => first?.content.alert === true)
      .map(firstTextOf);
    return texts
      .filter((text) => !news.some((one) => one.includes(text)))
      .map((text) => `${person} was not told: ${text}`);
  });
}

function firstTextOf({ history: [first] }: PostedMessage): string {
  const card = first?.content.card;
  return card === undefined ? (first?.content.text ?? '') : visibleText(card).replaceAll('\u00A0', ' ');
}

const messagesOf = (scene: Scene, person: Person): readonly PostedMessage[] =>
  scene.connector.messagesOf(PEOPLE[person].id);

function outdated(scene: Scene, { reads }: Promises): readonly string[] {
  return Object.entries(reads).flatMap(([person, text]) => {
    const last = textOf(messagesOf(scene, person as Person).at(-1)).replaceAll('\u00A0', ' ');
    return unless(last.includes(text), `${person} reads: ${last}`);
  });
}

/** Statuses in which a card still asks somebody to act. */
const ASKING = ['draft', 'verifying', 'awaiting_approval', 'approved', 'resetting', 'reset', 'needs_hands'];
/** What an ended request may still offer. */
const ALWAYS = ['not_me', 'ask_again'];

/**
 * Cards that ask for something nobody can do any more. One that was posted just before the process died can't be repainted,
 * since nobody ever learnt its id: below it stands what was told anew.
 */
function stillAsking(scene: Scene, { requests }: Left): readonly string[] {
  const open = requests.filter(({ status }) => ASKING.includes(status)).map(({ number }) => number);
  return Object.values(PEOPLE).flatMap(({ id, displayName }) => {
    const asked = scene.connector.messagesOf(id).map(asksAbout);
    return asked.flatMap((numbers, at) => {
      const over = numbers.filter((number) => !open.includes(number));
      const isOrphan = scene.kills() > 0 && over.every((number) => isNewsBelow(scene, id, at, number));
      return over.length === 0 || isOrphan
        ? []
        : [`${displayName} is asked about ${over.join()}, which is over`];
    });
  });
}

/** The requests on whose behalf a card asks somebody to act. */
function asksAbout({ content }: PostedMessage): readonly number[] {
  return buttonsOf(content.card ?? {}).flatMap(({ data: { verb, number } }) =>
    typeof number === 'number' && !ALWAYS.includes(String(verb)) ? [number] : [],
  );
}

function isNewsBelow({ connector }: Scene, person: string, at: number, number: number): boolean {
  const below = connector.messagesOf(person).slice(at + 1);
  return below.some((message) => textOf(message).includes(formatNumber(number)));
}
