// Taking over: in addition to whoever is on call at once, and in their place when they agree.
import { factsOf } from '../domain/audit.ts';
import { unknownFrom } from '../domain/on-call.ts';
import { proposed } from '../domain/shift-proposal.ts';
import { isAbout, TAKE_OVER_DAYS, takeOver as judge } from '../domain/take-over.ts';
import type { ShiftRefusal, TakeOver } from '../domain/take-over.ts';
import { dateOf, readPicked, readSpan } from '../domain/time-words.ts';
import type { SpanReading } from '../domain/time-words.ts';
import { openingOf, shiftFacts, zoneOf } from './shift-facts.ts';
import type { Asker, KnownShifts, ShiftPorts } from './shift-facts.ts';
import { tellings } from './shift-news.ts';
import type { ShiftChange } from './storage-ports.ts';
import type { PickedTimes } from './shift-view.ts';
import type { View } from './view.ts';

/** What an approver wants to take over: in words, or picked on a card. */
export interface TakeOverAsk {
  readonly rotation?: string;
  /** Place of a picked rotation in the roster. */
  readonly place?: number;
  readonly when: string | PickedTimes;
}

/** Makes an approver be on call as well, and asks whoever is on call there whether they leave it to them. */
export async function takeOver(ports: ShiftPorts, asker: Asker, ask: TakeOverAsk): Promise<View> {
  const facts = await shiftFacts(ports);
  const { roster, approvers, now } = facts;
  const zone = zoneOf(asker, facts);
  const refuse = (refusal: ShiftRefusal): View => ({ card: 'shift_refused', refusal, zone });
  if (!approvers.includes(asker.id)) return refuse({ reason: 'not_an_approver' });
  const { rotation: named, when } = meantIn(ask, facts);
  const context = { now, timeZone: zone.name, withinDays: TAKE_OVER_DAYS };
  const reading =
    typeof when === 'string' ? readSpan(when, context) : readPicked(when.from, when.until, context);
  if (!reading.ok && reading.problem === 'missing') return pickTakeOver(facts, asker);
  if (!reading.ok)
    return refuse({ reason: 'time', problem: reading.problem, said: wordsOf(when), of: 'take_over' });
  const rotation = named === undefined ? {} : { rotation: named };
  const valid = facts.chat.filter(({ who }) => approvers.includes(who));
  const outcome = judge(
    { by: asker.id, span: reading.span, ...rotation },
    { roster, approvers, now, chat: valid },
  );
  if (outcome.kind === 'refused') return refuse(outcome.refusal);
  if (outcome.kind === 'take') {
    const saved = await ports.shiftProposals.commit(takingChange(ports, outcome, facts));
    if (saved !== 'committed') return takeOver(ports, asker, ask);
    ports.bell.ring();
  }
  return takenView(ports, outcome, reading, asker, facts);
}

/** A rotation called "weekend" reads like a time: what begins with a rotation's name means the rotation. */
function meantIn(ask: TakeOverAsk, { roster: { rotations } }: KnownShifts): TakeOverAsk {
  const { rotation, place, when } = ask;
  const picked = place === undefined ? undefined : rotations[place]?.name;
  if (picked !== undefined) return { rotation: picked, when };
  if (rotation !== undefined || typeof when !== 'string') return ask;
  const said = when.toLowerCase();
  const named = rotations.find(({ name }) => said.startsWith(`${name.toLowerCase()} `));
  return named === undefined ? ask : { rotation: named.name, when: when.slice(named.name.length).trim() };
}

const wordsOf = (when: TakeOverAsk['when']): string =>
  typeof when === 'string' ? when : `${when.from} until ${when.until}`.trim();

/** The card with pickers, for whoever didn't say when. */
export function pickTakeOver({ roster, now }: KnownShifts, asker: Asker): View {
  const rotations = roster.rotations.map(({ name }) => name);
  const zone = zoneOf(asker, { roster });
  return { card: 'take_over_pick', rotations, today: dateOf(now, zone.name), zone };
}

type Taken = Exclude<TakeOver, { readonly kind: 'refused' }>;

function takingChange(ports: ShiftPorts, { override, asked, told }: Taken, facts: KnownShifts): ShiftChange {
  const { now } = facts;
  const { who: by, rotation, from, until } = override;
  const event = { kind: 'shift_taken_over', by, rotation, from, until } as const;
  const openings = asked.map((to) => {
    const changes = [{ who: by, instead: to, rotation, from, until }];
    return openingOf(proposed({ id: ports.keys.salt(), kind: 'take_over', by, to, changes }, now), now);
  });
  const news = { id: ports.keys.salt(), change: 'taken_over', at: now } as const;
  return {
    at: now,
    adds: [override],
    opens: openings.flatMap(({ opens }) => opens),
    facts: [...factsOf([event], now), ...openings.flatMap((one) => one.facts)],
    effects: [...tellings(news, override, told), ...openings.flatMap(({ effects }) => effects)],
  };
}

async function takenView(
  ports: ShiftPorts,
  { override, asked, told }: Taken,
  reading: Extract<SpanReading, { readonly ok: true }>,
  asker: Asker,
  facts: KnownShifts,
): Promise<View> {
  const proposals = await ports.shiftProposals.of(asker.id, facts.now);
  const answers = proposals.map(({ value }) => value).filter((one) => isAbout(one, override));
  const agreed = answers.filter(({ status }) => status === 'agreed').map(({ to }) => to);
  const { rotation, from, until } = override;
  const isKnown = unknownFrom(facts.roster, rotation, from, until) === undefined;
  const unknown = isKnown ? {} : { unknown: true as const };
  return {
    card: 'shift_taken',
    shift: override,
    asked: asked.filter((id) => !agreed.includes(id)),
    insteadOf: agreed,
    told,
    ...unknown,
    viewer: asker.id,
    isRunning: override.from <= facts.now,
    isTwice: reading.isTwice,
    people: await ports.directory.names([override.who, ...asked, ...agreed, ...told]),
    zone: zoneOf(asker, facts),
  };
}
