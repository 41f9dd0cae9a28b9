// I10 and I4 on people's screens: nothing said as done before it is, the same words for every admin, and no old buttons at rest.
import { buttonsOf } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { POPULATION } from './population.ts';
import { isEnded } from './record-judge.ts';
import { numbersIn } from './seen.ts';
import type { Judge, Seen, Shown } from './seen.ts';

const DONE = 'Reset done';

/** Every card that says “Reset done” when something of the plan was still there. */
export function judgeScreens(seen: Seen): Judge {
  let waiting: readonly Shown[] = [];
  return () => {
    const said = [...waiting, ...seen.shown().filter(({ text }) => text.includes(DONE))];
    // A card can be shown before the row is read that it is about.
    waiting = said.filter(({ text }) => numbersIn(text).some((number) => !seen.facts.cases().has(number)));
    return said.flatMap((shown) => tooEarly(seen, shown));
  };
}

function tooEarly({ facts, truth }: Seen, { at, person, text }: Shown): readonly string[] {
  const numbers = numbersIn(text);
  const [number = 0] = numbers;
  const request = facts.cases().get(number);
  // A list of several requests has a label for each.
  if (numbers.length !== 1 || request?.subject === undefined) return [];
  const approval = facts.of(number).findLast(({ kind }) => kind === 'approved');
  const { subject } = request;
  const left = request.remove.filter(({ id, createdAt }) =>
    truth.wasThere(subject, { id, createdAt, by: approval?.noted ?? 0 }, at),
  );
  return left.map(
    ({ id }) => `I10: ${person ?? 'the channel'} read that LK-${number} is done while ${id} was still there`,
  );
}

/** What nobody may press any more once a request is over. */
const OVER = ['approve', 'show_code', 'new_code', 'hold', 'hand_over', 'vouch_spoke'];

/** When everything has come to rest, everybody's newest card of a request that is over shows its end. */
export function judgeAtRest({ connector, facts }: Seen): readonly string[] {
  return POPULATION.flatMap(({ id }) => {
    const newest = new Map<number, PostedMessage>();
    for (const message of connector.messagesOf(id)) {
      const numbers = numbersIn(textOf(message));
      const [number = 0] = numbers;
      if (numbers.length === 1) newest.set(number, message);
    }
    return [...newest].flatMap(([number, message]) => {
      const request = facts.cases().get(number);
      if (request === undefined || !isEnded(request)) return [];
      const offered = buttonsOf(message.content.card ?? {}).map(({ data }) => String(data['verb']));
      const old = offered.filter((verb) => OVER.includes(verb));
      return old.length === 0
        ? []
        : [
            `I10: LK-${number} is ${request.status}, and the newest card of ${id} still offers ${old.join(', ')}: ${lifeOf(message)}`,
          ];
    });
  });
}

/** What a message showed, one thing after the other, and how each came. */
const lifeOf = (message: PostedMessage): string =>
  message.history
    .map(
      ({ by, content }) =>
        `${by} “${textOf({ ...message, content })
          .split('\n')
          .slice(0, 3)
          .join(' · ')}”`,
    )
    .join(', ');

/** Whoever asked for an admin, a protected account or somebody whose rights could not be read is told the same (I4). */
export function judgeRefusals({
  connector,
  facts,
}: {
  readonly connector: Pick<Seen['connector'], 'messagesOf'>;
  readonly facts: Pick<Seen['facts'], 'cases' | 'of'>;
}): readonly string[] {
  const told = new Map<string, number>();
  for (const { number, requester, subject } of facts.cases().values()) {
    const isPrivileged = facts
      .of(number)
      .some(({ kind, event }) => kind === 'ended' && event['reason'] === 'privileged');
    const name = POPULATION.find(({ id }) => id === subject)?.displayName;
    // Not a list of requests, nor what a late click was answered with: the card of the refusal.
    const head = new RegExp(`^LK-${number}(?: ·.*)?\nNot possible here$`, 'mu');
    const card = connector.messagesOf(requester).findLast((one) => head.test(textOf(one)));
    if (!isPrivileged || name === undefined || card === undefined) continue;
    told.set(withoutNames(textOf(card), name), number);
  }
  const [first, second] = [...told.values()];
  return second === undefined
    ? []
    : [
        `I4: LK-${first} and LK-${second} were refused in different words: ${[...told.keys()].slice(0, 2).join(' // ')}`,
      ];
}

function withoutNames(text: string, name: string): string {
  return (
    [name, ...name.split(' ')]
      .reduce((rest, part) => rest.replaceAll(part, '…'), text)
      // What stands where the directory didn't give the name just then.
      .replaceAll(/\ba colleague\b/giu, '…')
      // What somebody said of the request afterwards tells nothing of anybody's rights.
      .replaceAll(/^.*“This wasn’t me”.*\n?/gmu, '')
      // The heading names the colleague, with signs that can't be Markdown and cut where it is long.
      .replaceAll(/^LK-\d+(?: ·.*)?$/gmu, 'LK-…')
      .replaceAll(/LK-\d+/gu, 'LK-…')
      // What the requester reported is quoted to them.
      .replaceAll(/\s*\d+/gu, '')
  );
}
