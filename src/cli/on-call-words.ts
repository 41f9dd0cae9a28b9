// `latchkey on-call` in words for a terminal.
import { localText } from '../config/local-time.ts';
import type { Instant } from '../domain/instant.ts';
import type { Override } from '../domain/override.ts';
import type { Duty, DutyReason } from '../domain/on-call.ts';
import type { RotationAnswer } from './on-call-answer.ts';
import type { People, Person } from './on-call-people.ts';

/** Everything an answer is written from; times are said in `timeZone`. */
export interface Said {
  readonly at: Instant;
  readonly until: Instant;
  readonly days: number;
  readonly timeZone: string;
  readonly people: People;
  readonly rotations: readonly RotationAnswer[];
  readonly notes: readonly { readonly text: string }[];
}

/** The answer as lines. */
export function answerWords(said: Said): string {
  return [
    `On call at ${localText(said.at, said.timeZone)} (${said.timeZone})`,
    ...said.rotations.flatMap((rotation) => ['', ...rotationLines(rotation, said)]),
    '',
    ...gapLines(said),
    ...said.notes.flatMap(({ text }) => ['', `Note: ${text}`]),
  ].join('\n');
}

function rotationLines(rotation: RotationAnswer, { people, timeZone }: Said): readonly string[] {
  const { name, onCall, takenOff, next, isKnown } = rotation;
  const nobody = isKnown ? 'nobody' : 'not known';
  return [
    name,
    ...(onCall.length === 0 ? [`  ${nobody}`] : onCall.flatMap((duty) => dutyLines(duty, people, timeZone))),
    ...takenOff.map(
      ({ who, until, source }) =>
        `  ${personWords(people(who))} is taken off ${SOURCES[source]}, until ${localText(until, timeZone)}`,
    ),
    next === undefined
      ? '  next: nobody that is known of'
      : `  next: ${next.people.map((duty) => personWords(people(duty.who))).join(' and ')}, from ${localText(next.at, timeZone)}`,
  ];
}

function dutyLines(duty: Duty, people: People, timeZone: string): readonly string[] {
  const { who, from, until, because } = duty;
  return [
    `  ${personWords(people(who))}`,
    `    until ${localText(until, timeZone)}, since ${localText(from, timeZone)}`,
    `    ${reasonWords(because, people)}`,
  ];
}

function gapLines({ rotations, days, timeZone }: Said): readonly string[] {
  const span = days === 1 ? 'the next day' : `the next ${days} days`;
  const gaps = rotations.flatMap((rotation) => rotation.gaps);
  const limits = rotations.flatMap((rotation) => limitLines(rotation, timeZone));
  if (gaps.length === 0)
    return [`No gaps in ${span}${limits.length === 0 ? '' : ', as far as it is known'}.`, ...limits];
  return [
    `Nobody is on call in ${span}:`,
    ...gaps.map(({ rotation, from, until }) => `  ${rotation}: ${spanWords(from, until, timeZone)}`),
    ...limits,
  ];
}

/** How far it is known who is on call, where that is not to the end. */
function limitLines({ name, isKnown, knownUntil }: RotationAnswer, timeZone: string): readonly string[] {
  if (!isKnown) return [`  ${name}: not known`];
  return knownUntil === undefined ? [] : [`  ${name}: known until ${localText(knownUntil, timeZone)}`];
}

/** From when until when. */
export const spanWords = (from: Instant, until: Instant, timeZone: string): string =>
  `${localText(from, timeZone)} until ${localText(until, timeZone)}`;

/** Somebody by name, with why requests pass them over. */
export function personWords({ who, name, passedOver }: Person): string {
  const known = name === undefined ? who : `${name} (${who})`;
  return passedOver === undefined ? known : `${known}, who is passed over: ${passedOver}`;
}

const SOURCES: Readonly<Record<Override['source'], string>> = {
  configuration: 'by an override of the file',
  chat: 'by agreement in the chat',
};

/** What put somebody on call. */
export function reasonWords(because: DutyReason, people: People): string {
  switch (because.kind) {
    case 'rotation':
      return because.layerName === undefined
        ? `by turn${because.layer === 0 ? '' : `, layer ${because.layer + 1}`}`
        : `by turn, layer ${because.layerName}`;
    case 'shifts':
      return 'by a shift in Teams';
    case 'override': {
      const where = SOURCES[because.source];
      if (because.change === 'add') return `${where}, in addition`;
      return because.insteadOf === undefined
        ? `${where}, instead of whoever had the turn`
        : `${where}, instead of ${people(because.insteadOf).name ?? people(because.insteadOf).who}`;
    }
  }
}
