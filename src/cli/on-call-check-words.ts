// What `latchkey on-call check` understood, in plain words.
import { localText } from '../config/local-time.ts';
import type { Configuration } from '../config.ts';
import { plus, type Duration, type Instant } from '../domain/instant.ts';
import {
  gapsBetween,
  isKnownAt,
  nextHandOff,
  onCallAt,
  type EscalationStep,
  type Roster,
} from '../domain/on-call.ts';
import { oddTimesOf, type OddTime } from '../domain/odd-time.ts';
import type { Restriction } from '../domain/restriction.ts';
import type { Layer, Rotation } from '../domain/rotation.ts';
import { knownUntil } from './on-call-answer.ts';
import { durationWords } from './duration-words.ts';
import { personWords, spanWords } from './on-call-words.ts';
import type { People } from './on-call-people.ts';

/** What is explained, and when. */
export interface Explained {
  readonly configuration: Configuration;
  readonly roster: Roster;
  readonly people: People;
  readonly at: Instant;
}

/** How far ahead gaps are looked for. */
export const AHEAD: Duration = 'P28D';
const HAND_OFFS_SHOWN = 3;
const GAPS_SHOWN = 8;
const YEAR: Duration = 'P366D';

/** Rotations, escalation, urgency, and what the clock does to them within a year. */
export function explanation(explained: Explained): readonly string[] {
  const { configuration, roster } = explained;
  return [
    ...roster.rotations.flatMap((rotation, index) => ['', ...rotationLines(rotation, index, explained)]),
    '',
    'Escalation',
    ...roster.escalation.map((step) => `  ${stepWords(step)}`),
    `  “I have it” stops it for ${durationWords(configuration.onCall.holdFor)}.`,
    `  ${urgencyWords(configuration)}`,
    ...oddLines(explained),
  ];
}

function rotationLines(rotation: Rotation, index: number, explained: Explained): readonly string[] {
  const { roster, people, at } = explained;
  const now = onCallAt(roster, rotation.name, at).map(({ who }) => personWords(people(who)));
  return [
    `Rotation ${rotation.name}`,
    ...rotation.layers.flatMap((layer, place) => layerLines(layer, { ...explained, rotation, index, place })),
    `  On call now: ${now.length === 0 ? nobodyWords(rotation, explained) : now.join(' and ')}`,
    ...handOffLines(rotation, explained),
    ...gapLines(rotation, explained),
  ];
}

function gapLines({ name }: Rotation, { roster, at }: Explained): readonly string[] {
  const { timeZone } = roster;
  const until = plus(at, AHEAD);
  const gaps = gapsBetween(roster, name, at, until);
  const end = knownUntil(roster, name, until);
  const isKnown = isKnownAt(roster, name, at);
  if (!isKnown) return [];
  const limit = end === undefined ? '' : `, as far as it is known (until ${localText(end, timeZone)})`;
  if (gaps.length === 0) return [`  No gaps in the next four weeks${limit}.`];
  return [
    `  Nobody is on call in the next four weeks${limit}:`,
    ...gaps.slice(0, GAPS_SHOWN).map((gap) => `    ${spanWords(gap.from, gap.until, timeZone)}`),
    ...(gaps.length > GAPS_SHOWN ? [`    and ${gaps.length - GAPS_SHOWN} more times`] : []),
  ];
}

const nobodyWords = ({ name }: Rotation, { roster, at }: Explained): string =>
  isKnownAt(roster, name, at) ? 'nobody' : 'not known';

interface PlacedLayer extends Explained {
  readonly rotation: Rotation;
  readonly index: number;
  readonly place: number;
}

function layerLines(layer: Layer, placed: PlacedLayer): readonly string[] {
  const { rotation, place, roster, people, configuration, index } = placed;
  const title = rotation.layers.length === 1 ? '' : `Layer ${layer.name ?? place + 1}: `;
  const { teamId = '', schedulingGroups } = configuration.onCall;
  if (layer.kind === 'shifts')
    return [`  ${title}the shifts of ${schedulingGroups[index] ?? ''} in the team ${teamId}`];
  const zone = layer.timeZone ?? roster.timeZone;
  const { every, from } = layer.handOff;
  const names = layer.participants.map((who) => personWords(people(who))).join(', ');
  return [
    `  ${title}turns of ${durationWords(every)}, counted from ${from.slice(0, 16).replace('T', ' ')} (${zone}): ${names}`,
    ...(layer.only ?? []).map((hours) => `    only ${hoursWords(hours)}`),
  ];
}

function handOffLines({ name }: Rotation, { roster, people, at }: Explained): readonly string[] {
  const lines: string[] = [];
  let change = nextHandOff(roster, name, at);
  while (change !== undefined && lines.length < HAND_OFFS_SHOWN) {
    const names = onCallAt(roster, name, change).map(({ who }) => personWords(people(who)));
    lines.push(
      `    ${localText(change, roster.timeZone)}: ${names.length === 0 ? 'nobody' : names.join(' and ')}`,
    );
    change = nextHandOff(roster, name, change);
  }
  return lines.length === 0 ? ['  No hand-off is known of.'] : ['  Next hand-offs:', ...lines];
}

const capital = (day: string): string => day.charAt(0).toUpperCase() + day.slice(1);

function hoursWords({ days, from, until }: Restriction): string {
  const end = until === '00:00' ? 'midnight' : until <= from ? `${until} the next day` : until;
  return `${days.map(capital).join(', ')} from ${from} until ${end}`;
}

function stepWords({ after, notify, urgency, pages }: EscalationStep): string {
  const words = durationWords(after);
  return [
    `${words === 'no time' ? 'At once' : `After ${words}`}: ${notify === 'everyone' ? 'all approvers' : notify}`,
    ...(pages === true ? ['and the pager'] : []),
    ...(urgency === undefined ? [] : ['left out while the urgency is low']),
  ].join(', ');
}

function urgencyWords({ onCall: { urgency } }: Configuration): string {
  const { workingHours, otherHours, hours } = urgency;
  if (workingHours === otherHours) return `The urgency is ${workingHours} at any time.`;
  if (hours === undefined) return `The urgency is ${workingHours}.`;
  return `The urgency is ${workingHours} on ${hoursWords(hours.hours)} (${hours.timeZone}), and ${otherHours} at other times.`;
}

function oddLines({ roster, at }: Explained): readonly string[] {
  const until = plus(at, YEAR);
  const lines = roster.rotations.flatMap(({ name, layers }) =>
    layers.flatMap((layer) =>
      layer.kind === 'turns'
        ? oddTimesOf(layer, roster.timeZone, at, until).map((odd) => `  ${name}: ${oddWords(odd)}`)
        : [],
    ),
  );
  return lines.length === 0
    ? []
    : ['', 'Nights on which the clocks change, within a year', ...new Set(lines)];
}

const WHAT: Readonly<Record<OddTime['what'], string>> = {
  hand_off: 'hand-off',
  hours_begin: 'hours from',
  hours_end: 'hours until',
};

function oddWords({ what, kind, local, timeZone, at }: OddTime): string {
  const [date = '', time = ''] = local.split('T');
  const taken = localText(at, timeZone).split(' ');
  const said = `${WHAT[what]} ${time} on ${date}`;
  if (kind === 'skipped') return `${said} doesn’t exist in ${timeZone}: it happens at ${taken[2] ?? ''}`;
  return `${said} comes twice in ${timeZone}: it happens the first time, ${taken.slice(2).join(' ')}`;
}
