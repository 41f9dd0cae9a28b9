// The people of a run: each acts on what their own screen shows, sensibly as a rule and not always.
import { buttonsOf, inputsFor, visibleText } from '../../src/sandbox/connector/card-reading.ts';
import type { Button, InputField } from '../../src/sandbox/connector/card-reading.ts';
import type { BotAnswer, TeamsClient } from '../../src/sandbox/connector/client.ts';
import { record } from '../../src/sandbox/connector/posted-message.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import { isServiceError } from '../../src/errors.ts';
import { createCarrier } from './carrier.ts';
import { APPROVER_IDS, COLLEAGUES, POPULATION } from './population.ts';
import type { Random } from './random.ts';
import { command, hostile, report } from './sayings.ts';
import type { Scene } from './scene.ts';

/** What people can do; each returns what was done, in words. */
export interface Crowd {
  readonly ask: (random: Random) => Promise<string>;
  readonly press: (random: Random) => Promise<string>;
  /** An approver makes the call that one of their cards asks for. */
  readonly approve: (random: Random) => Promise<string>;
  readonly type: (random: Random) => Promise<string>;
  readonly halt: (random: Random) => Promise<string>;
  readonly liftHalt: (random: Random) => Promise<string>;
  readonly intrude: (random: Random) => Promise<string>;
  /** Somebody in particular says something. */
  readonly says: (random: Random, person: SimulatedPerson, text: string) => Promise<string>;
}

const FOREIGN_TENANT = '99999999-0000-4000-8000-000000000001';

/** How often a button is pressed, next to others on the same card; 2 for those not named. */
const EAGERNESS: Readonly<Record<string, number>> = {
  approve: 16,
  show_code: 6,
  still_locked_out: 16,
  something_odd: 0.3,
  vouch_spoke: 12,
  pick_person: 10,
  pick_symptom: 8,
  done_by_hand: 4,
  deny: 0.7,
  not_me: 0.3,
  vouch_not_asked: 0.3,
  vouch_have_not: 0.7,
  vouch_not_sure: 0.5,
  cancel: 0.4,
  solved: 0.5,
  hold: 1.5,
  hand_over: 1.5,
  erase: 0.2,
  locked_out_self: 0.5,
  start: 0.5,
};

/** From here on a button is one that moves a request on. */
const EAGER = 6;

const MEMBERS = POPULATION.filter(({ userType }) => userType === 'Member');
const REMEMBERED = 40;

/** What people know that no card of theirs shows. */
interface Known {
  /** The newest code that each request's requester was shown: they read it to the subject, who reads it to the approver. */
  readonly codes: Map<number, string>;
  readonly requesters: Map<number, SimulatedPerson>;
  /** Who was written to last. */
  readonly lately: string[];
  numberSeen: number;
}

export function createCrowd(scene: Scene): Crowd {
  const { connector, ledger, instances } = scene;
  const carrier = createCarrier(instances, ledger);
  const known: Known = { codes: new Map(), requesters: new Map(), lately: [], numberSeen: 1001 };
  let read = 0;

  const clientOf = (random: Random, person: SimulatedPerson, tenantId = TENANT_ID): TeamsClient =>
    connector.client({ aadObjectId: person.id, name: person.displayName }, 'http://nowhere.invalid', {
      tenantId,
      deliver: carrier.deliver(random, person.id),
    });

  /** Runs what somebody does; that no instance answers is their bad luck, and they may try again. */
  const tried = async (what: string, deed: () => Promise<BotAnswer>): Promise<string> => {
    try {
      const { status } = await deed();
      if (status >= 500) ledger.count('answers 5xx');
      return `${what} → ${status}`;
    } catch (error) {
      if (isServiceError(error, 'SANDBOX_STEP_FAILED')) return `${what} → not possible`;
      ledger.count('unanswered');
      return `${what} → no answer`;
    }
  };

  const says: Crowd['says'] = (random, person, text) =>
    tried(`${person.displayName} says “${text.slice(0, 40)}”`, () => clientOf(random, person).say(text));

  /** Those who got messages lately are who has something to do. */
  function catchUp(): void {
    for (const { path } of connector.calls.slice(read)) {
      const id = /^\/v3\/conversations\/a:([^/]+)\/activities/u.exec(path)?.[1];
      if (id !== undefined) known.lately.push(id);
    }
    read = connector.calls.length;
    known.lately.splice(0, Math.max(0, known.lately.length - REMEMBERED));
  }

  function somebodyBusy(random: Random): SimulatedPerson {
    catchUp();
    const id = known.lately.length > 0 && random.chance(0.9) ? random.pick(known.lately) : undefined;
    return MEMBERS.find((one) => one.id === id) ?? random.pick(MEMBERS);
  }

  /** Most people who ask do not stop at the first card. */
  async function insist(random: Random, requester: SimulatedPerson): Promise<string> {
    const message = connector
      .messagesOf(requester.id)
      .findLast((one) => sendingButtons(one).some(({ data }) => data['verb'] === 'still_locked_out'));
    const button = message && sendingButtons(message).find(({ data }) => data['verb'] === 'still_locked_out');
    if (message === undefined || button === undefined) return 'sees no card';
    return pressButton(random, requester, message, button);
  }

  async function press(random: Random): Promise<string> {
    const [person, messages = []] = somebodyWithButtons(random);
    if (messages.length === 0) return `${person.displayName} has nothing to press`;
    const message = random.chance(0.8)
      ? messages.at(-1 - Math.min(random.between(0, 1), messages.length - 1))
      : random.pick(messages.slice(-15));
    if (message === undefined) return 'nothing to press';
    const button = random.weighted<Button | undefined>([
      // Whoever has nothing but “Cancel request” mostly waits.
      [undefined, 4],
      ...sendingButtons(message).map((one) => [one, EAGERNESS[String(one.data['verb'])] ?? 2] as const),
    ]);
    if (button === undefined) return `${person.displayName} waits`;
    return pressButton(random, person, message, button);
  }

  /** Whose newest card moves a request on, if there is such a person among a few; else anybody with a button. */
  function somebodyWithButtons(random: Random): readonly [SimulatedPerson, (readonly PostedMessage[])?] {
    let found: readonly [SimulatedPerson, (readonly PostedMessage[])?] = [random.pick(MEMBERS)];
    for (let tries = 0; tries < 10; tries += 1) {
      const person = somebodyBusy(random);
      const messages = connector
        .messagesOf(person.id)
        .filter((message) => sendingButtons(message).length > 0);
      const newest = messages.at(-1);
      if (newest === undefined) continue;
      found = [person, messages];
      if (sendingButtons(newest).some(({ data }) => (EAGERNESS[String(data['verb'])] ?? 2) >= EAGER)) break;
    }
    return found;
  }

  async function approve(random: Random): Promise<string> {
    const cards = MEMBERS.filter(({ id }) => APPROVER_IDS.includes(id)).flatMap((person) =>
      connector
        .messagesOf(person.id)
        .slice(-8)
        .flatMap((message) => {
          const button = sendingButtons(message).find(({ data }) => data['verb'] === 'approve');
          return button === undefined ? [] : [{ person, message, button }];
        }),
    );
    if (cards.length === 0) return 'nothing to approve';
    const { person, message, button } = random.pick(cards);
    return pressButton(random, person, message, button);
  }

  async function pressButton(
    random: Random,
    person: SimulatedPerson,
    message: PostedMessage,
    button: Button,
  ): Promise<string> {
    const number = Number(button.data['number'] ?? 0);
    const verb = String(button.data['verb']);
    if (verb === 'still_locked_out') known.requesters.set(number, person);
    if (number > known.numberSeen) known.numberSeen = number;
    if (verb === 'approve' && !known.codes.has(number) && random.chance(0.8)) await hearCode(random, number);
    const fields = inputsFor(message.content.card ?? {}, button.title);
    const inputs = Object.fromEntries(
      fields.flatMap((field) => {
        const value = fill(random, field, number);
        return value === undefined ? [] : [[field.id, value] as const];
      }),
    );
    const via = random.chance(0.1) ? 'submit' : 'execute';
    return tried(`${person.displayName} presses ${verb} ${number || ''}`, async () => {
      const answer = await clientOf(random, person).click(button.title, inputs, { on: message.id, via });
      remember(number, answer);
      return answer;
    });
  }

  /** The approver phones the subject, who asks the requester for the code. */
  async function hearCode(random: Random, number: number): Promise<void> {
    const requester = known.requesters.get(number);
    if (requester === undefined) return;
    const shows = connector
      .messagesOf(requester.id)
      .toReversed()
      .find((message) => sendingButtons(message).some(({ data }) => isShowCode(data, number)));
    if (shows === undefined) return;
    await tried('code', async () => {
      const answer = await clientOf(random, requester).click('show_code', {}, { on: shows.id });
      remember(number, answer);
      return answer;
    });
  }

  function remember(number: number, { body }: BotAnswer): void {
    const code = codeIn(visibleText(record(body?.['value']) ?? {}));
    if (code !== undefined) known.codes.set(number, code);
  }

  function fill(
    random: Random,
    { id, choices, value, required }: InputField,
    number: number,
  ): string | undefined {
    if (id === 'code') return codeTyped(random, known.codes.get(number));
    if (choices.length > 0) return random.chance(0.8) ? random.pick(choices).value : value;
    if (/note|reason/iu.test(id)) return random.chance(0.5) ? hostile(random) : undefined;
    if (id === 'who') return random.pick(MEMBERS).displayName;
    return required ? (value ?? 'something') : undefined;
  }

  const number = (random: Random): number => random.between(1001, Math.max(1001, known.numberSeen));

  return {
    press,
    approve,
    says,
    ask: async (random) => {
      const subject = random.chance(0.75) ? random.pick(COLLEAGUES) : random.pick(POPULATION);
      const near = MEMBERS.filter(
        ({ managerId, id }) => managerId === subject.managerId && id !== subject.id,
      );
      const requester = random.pick(near.length > 0 && random.chance(0.75) ? near : MEMBERS);
      const said = await says(random, requester, report(random, subject));
      return random.chance(0.85) ? `${said}; ${await insist(random, requester)}` : said;
    },
    type: (random) => {
      const person = random.chance(0.5) ? somebodyBusy(random) : random.pick(MEMBERS);
      return says(random, person, command(random, number(random), random.pick(MEMBERS).displayName));
    },
    halt: (random) =>
      says(
        random,
        random.pick([PEOPLE.amir, PEOPLE.dana, PEOPLE.iris, PEOPLE.sol, PEOPLE.rita]),
        random.chance(0.5) ? 'halt' : `halt: ${hostile(random)}`,
      ),
    liftHalt: (random) =>
      says(random, random.pick([PEOPLE.amir, PEOPLE.sol, PEOPLE.sol, PEOPLE.dana]), 'resume'),
    intrude: (random) => {
      const action = {
        verb: random.pick(['approve', 'show_code', 'deny', 'vouch_spoke']),
        number: number(random),
      };
      const code = known.codes.get(action.number) ?? '123456';
      const [person, tenantId] = random.pick([
        [PEOPLE.gina, TENANT_ID],
        [PEOPLE.amir, FOREIGN_TENANT],
        [PEOPLE.rita, FOREIGN_TENANT],
        [random.pick(MEMBERS), TENANT_ID],
      ] as const);
      const data = { ...action, code, revision: random.between(0, 4), how: 'in_person', reason: 'other' };
      const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
      const forged = { type: 'invoke', name: 'adaptiveCard/action', value };
      return tried(`${person.displayName} forges ${action.verb} ${action.number}`, () =>
        clientOf(random, person, tenantId).send(forged),
      );
    },
  };
}

const isShowCode = (data: Readonly<Record<string, unknown>>, number: number): boolean =>
  data['verb'] === 'show_code' && Number(data['number']) === number;

function codeTyped(random: Random, heard: string | undefined): string {
  const made = String(random.between(0, 999_999)).padStart(6, '0');
  const typed = heard !== undefined && random.chance(0.85) ? heard : made;
  return random.chance(0.2) ? `${typed.slice(0, 3)} ${typed.slice(3)}` : typed;
}

/** The six digits on a card that shows a code. */
export function codeIn(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replaceAll(/\s/gu, ''));
  return lines.find((line) => /^\d{6}$/u.test(line));
}

function sendingButtons({ content }: PostedMessage): readonly Button[] {
  return buttonsOf(content.card ?? {}).filter(
    ({ type }) => type === 'Action.Execute' || type === 'Action.Submit',
  );
}
