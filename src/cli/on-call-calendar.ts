// `latchkey on-call --ics`: a calendar as RFC 5545 has it.
import type { Instant } from '../domain/instant.ts';
import type { Duty, Gap } from '../domain/on-call.ts';
import { digest } from '../keys.ts';
import type { RotationAnswer } from './on-call-answer.ts';
import { reasonWords } from './on-call-words.ts';
import type { People } from './on-call-people.ts';

interface Calendar {
  readonly helpdesk: string;
  readonly rotations: readonly RotationAnswer[];
  readonly people: People;
  /** When the calendar was made. */
  readonly now: Instant;
}

/**
 * One event for each duty, whole, and a tentative one for each gap; lines end in CRLF. Whoever reads the calendar again
 * later finds a duty under the same UID, as long as it begins at the same time.
 */
export function answerCalendar({ helpdesk, rotations, people, now }: Calendar): string {
  const events = rotations.flatMap(({ duties, gaps }) => [
    ...duties.map((duty) => dutyEvent(duty, people, now)),
    ...gaps.map((gap) => gapEvent(gap, now)),
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Latchkey//On call//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`On call: ${helpdesk}`)}`,
    ...events.flat(),
    'END:VCALENDAR',
  ]
    .map((content) => `${folded(content)}\r\n`)
    .join('');
}

function dutyEvent(duty: Duty, people: People, now: Instant): readonly string[] {
  const { rotation, who, from, until, because } = duty;
  const person = people(who);
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf('duty', rotation, person.who.toLowerCase(), from)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    `SUMMARY:${escaped(`On call (${rotation}): ${person.name ?? person.who}`)}`,
    `DESCRIPTION:${escaped(`${person.who}, ${reasonWords(because, people)}`)}`,
    'STATUS:CONFIRMED',
    // Whoever is on call is free for appointments.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function gapEvent({ rotation, from, until }: Gap, now: Instant): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf('gap', rotation, from)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(from)}`,
    `DTEND:${utc(until)}`,
    `SUMMARY:${escaped(`Nobody on call (${rotation})`)}`,
    'STATUS:TENTATIVE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const uidOf = (...parts: readonly string[]): string =>
  `${digest(JSON.stringify(parts)).slice(0, 32)}@latchkey`;

/** `20261124T080000Z`. A calendar has whole seconds only. */
const utc = (at: Instant): string => at.replaceAll(/[-:]|\.\d+/g, '');

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

const LONGEST_LINE = 75;

/** Breaks a line that has more than 75 octets, never within a character. */
function folded(content: string): string {
  const lines: string[] = [];
  let line = '';
  for (const character of content) {
    if (Buffer.byteLength(line + character) > LONGEST_LINE) {
      lines.push(line);
      line = ' ';
    }
    line += character;
  }
  return [...lines, line].join('\r\n');
}
