// Shifts that somebody takes over in addition or gives back, and why not.
import { epochOf } from '../../domain/instant.ts';
import type { ShiftProposal } from '../../domain/shift-proposal.ts';
import type { People, View } from '../../workflow/view.ts';
import { capital, joined } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { shiftRefusalText, zoneLine } from '../sentences/shift-refusal.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame, Line } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const whoButton = (words: Words): Button => button(words, { verb: 'who_is_on_call' });

const namesOf = (words: Words, ids: readonly string[], people: People): string =>
  joined(
    words,
    ids.map((id) => nameOf(words, people, id)),
  );

/** Somebody comes in addition: as they read it, and as somebody reads it who is there in addition, too. */
export function shiftTakenCard(words: Words, view: Show<'shift_taken'>): Frame {
  return view.viewer === view.shift.who ? takenCard(words, view) : joinsCard(words, view);
}

function takenCard(words: Words, view: Show<'shift_taken'>): Frame {
  const { say } = words;
  const { shift, isRunning, isTwice, zone } = view;
  const { rotation, until } = shift;
  return frame({
    label: { text: say('shift_change.label'), style: 'good' },
    title: say(`shift_change.taken.title.${isRunning ? 'running' : 'coming'}`, { rotation }),
    lines: [
      isRunning
        ? say('shift_change.taken.until', { until: momentOf(until) })
        : say('shift_change.taken.span', { span: spanOf(words, shift) }),
      ...(isTwice ? [say('shift_change.twice')] : []),
      ...companyLines(words, view),
      say('shift_change.taken.requests'),
      words.paragraph([say('shift_change.taken.give_back'), zoneLine(words, zone)]),
    ],
    buttons: [button(words, { verb: 'give_back' }), whoButton(words)],
  });
}

function joinsCard(words: Words, view: Show<'shift_taken'>): Frame {
  const { say } = words;
  const { shift, people, isRunning, insteadOf } = view;
  const { who, rotation, until } = shift;
  const name = capital(words, nameOf(words, people, who));
  return frame({
    label: { text: say('shift_change.label'), style: 'accent' },
    title: say(`shift_change.joins.title.${isRunning ? 'running' : 'coming'}`, { name }),
    lines: [
      isRunning
        ? say('shift_change.joins.until', { rotation, until: momentOf(until) })
        : say('shifts.stretch.sentence', { rotation, span: spanOf(words, shift) }),
      insteadOf.length === 0
        ? say('shift_change.joins.both')
        : say('shift_change.joins.comes_back', {
            names: namesOf(words, insteadOf, people),
            count: insteadOf.length,
          }),
    ],
    buttons: [whoButton(words)],
  });
}

function companyLines(words: Words, view: Show<'shift_taken'>): readonly string[] {
  const { asked, insteadOf, told, unknown, people } = view;
  const lines = (['left', 'asked', 'told'] as const).flatMap((what) => {
    const ids = { left: insteadOf, asked, told }[what];
    const names = capital(words, namesOf(words, ids, people));
    return ids.length === 0 ? [] : [words.say(`shift_change.taken.${what}`, { names, count: ids.length })];
  });
  if (lines.length > 0) return lines;
  return [words.say(unknown === true ? 'shift_change.taken.unknown' : 'shift_change.taken.alone')];
}

/** Somebody is no longer on call in addition. */
export function shiftGivenBackCard(words: Words, view: Show<'shift_given_back'>): Frame {
  const { say } = words;
  const { by, viewer, rotation, isRunning, people } = view;
  const name = capital(words, nameOf(words, people, by));
  const title =
    viewer === by
      ? say('shift_change.given_back.title', { rotation })
      : say(`shift_change.given_back.title.${isRunning ? 'running' : 'coming'}`, { name });
  return frame({
    label: { text: say('shift_change.label'), style: 'accent' },
    title,
    lines: isRunning
      ? [nowLine(words, view)]
      : [
          say('shifts.stretch.sentence', { rotation, span: spanOf(words, view) }),
          onCallLine(words, 'then', view),
        ],
    buttons: [whoButton(words)],
  });
}

function nowLine(words: Words, view: Show<'shift_given_back'>): string {
  const nextStep =
    view.onCall.length === 0 && view.isFollowed ? [words.say('shift_change.given_back.now.next_step')] : [];
  return words.paragraph([onCallLine(words, 'now', view), ...nextStep]);
}

/** Who is on call there now, or who will be. */
function onCallLine(words: Words, when: 'now' | 'then', view: Show<'shift_given_back'>): string {
  const { rotation, onCall, viewer, people } = view;
  const names = onCall.map((id) => (id === viewer ? words.say('common.you') : nameOf(words, people, id)));
  return words.say(`shift_change.given_back.${when}.${companyOf(view)}`, {
    rotation,
    names: capital(words, joined(words, names)),
    count: onCall.length,
  });
}

function companyOf({ onCall, viewer, unknown }: Show<'shift_given_back'>) {
  if (onCall.length === 0) return unknown === true ? 'unknown' : 'nobody';
  if (!onCall.includes(viewer)) return 'others';
  return onCall.length === 1 ? 'you' : 'with_you';
}

/** Why no shift changed hands, and what to write. */
export function shiftRefusedCard(words: Words, { refusal, zone }: Show<'shift_refused'>): Frame {
  return frame({
    label: { text: words.say('shift_refusal.label'), style: 'emphasis' },
    ...shiftRefusalText(words, refusal, zone),
    buttons: [whoButton(words)],
  });
}

/** One thing among several, with its own button. */
export interface Entry {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

/** Everything that can be given back, each with its button. */
export function giveBackCard(
  words: Words,
  view: Show<'give_back'>,
): Frame & { readonly entries: readonly Entry[] } {
  const { say } = words;
  const { shifts, agreements } = view;
  return {
    ...frame({
      title: say('shift_change.give_back.title'),
      lines: agreements.some(({ kind }) => kind === 'swap') ? [say('shift_change.give_back.swap')] : [],
      buttons: [whoButton(words)],
    }),
    entries: [
      ...shifts.map(({ shift, place }) => ({
        title: say('shift_change.give_back.taken', { rotation: shift.rotation }),
        lines: [{ line: spanOf(words, shift) }],
        buttons: [
          primary(
            words,
            { verb: 'give_back_one', place, from: epochOf(shift.from), until: epochOf(shift.until) },
            { style: 'default' },
          ),
        ],
      })),
      ...agreements.map((one) => agreementEntry(words, one, view)),
    ],
  };
}

function agreementEntry(words: Words, one: ShiftProposal, { viewer, people }: Show<'give_back'>): Entry {
  const { say } = words;
  const name = nameOf(words, people, one.by === viewer ? one.to : one.by);
  const verb = one.kind === 'swap' ? 'swap_undo' : 'proposal_take_back';
  const made = one.status === 'agreed' ? one.made : [];
  return {
    title: say(one.kind === 'swap' ? 'shift_change.give_back.swapped' : 'shift_change.give_back.place', {
      name,
    }),
    lines: made.map((change) => ({
      line: say('shifts.stretch', { rotation: change.rotation, span: spanOf(words, change) }),
    })),
    buttons: [button(words, { verb, proposal: one.id })],
  };
}
