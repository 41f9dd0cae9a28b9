// Shifts that somebody takes over in addition or gives back, and why not.
import { epochOf } from '../../domain/instant.ts';
import type { ShiftProposal } from '../../domain/shift-proposal.ts';
import type { View } from '../../workflow/view.ts';
import { capital, joined } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { shiftRefusalText, TWICE, zoneLine } from '../sentences/shift-refusal.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame, Line } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const WHO = button({ verb: 'who_is_on_call' });

/** Somebody comes in addition: as they read it, and as somebody reads it who is there in addition, too. */
export function shiftTakenCard(view: Show<'shift_taken'>): Frame {
  const { shift, viewer, people, isRunning, insteadOf } = view;
  const { who, rotation, until } = shift;
  const when = isRunning ? `until ${momentOf(until)}` : spanOf(shift);
  if (viewer !== who) {
    const taker = nameOf(people, who);
    const comesBack = joined(insteadOf.map((id) => nameOf(people, id)));
    const are = insteadOf.length === 1 ? 'is' : 'are';
    return frame({
      label: { text: 'Shift', style: 'accent' },
      title: isRunning ? `${capital(taker)} is on call with you` : `${capital(taker)} takes over with you`,
      lines: [
        `${rotation}: ${when}.`,
        insteadOf.length === 0
          ? 'New requests go to both of you. To leave them to the other, write “give back”.'
          : `New requests go to both of you. If you write “give back”, ${comesBack} ${are} on call again then.`,
      ],
      buttons: [WHO],
    });
  }
  return frame({
    label: { text: 'Shift', style: 'good' },
    title: isRunning ? `You are on call in ${rotation}` : `You will be on call in ${rotation}`,
    lines: [
      `${capital(when === '' ? '' : `${when.charAt(0).toUpperCase()}${when.slice(1)}`)}, on your own clock.`,
      ...(view.isTwice ? [TWICE] : []),
      ...companyLines(view),
      'New requests come to you; those that wait already stay with whoever was asked.',
      `Write “give back” to end it. ${zoneLine(view.zone)}`,
    ],
    buttons: [button({ verb: 'give_back' }), WHO],
  });
}

function companyLines({ asked, insteadOf, told, unknown, people }: Show<'shift_taken'>): readonly string[] {
  const names = (ids: readonly string[]): string => capital(joined(ids.map((id) => nameOf(people, id))));
  const are = (ids: readonly string[]): string => (ids.length === 1 ? 'is' : 'are');
  return [
    ...(insteadOf.length === 0 ? [] : [`${names(insteadOf)} left their place to you.`]),
    ...(asked.length === 0
      ? []
      : [
          `${names(asked)} ${are(asked)} on call there too, and ${are(asked)} asked whether you should take their place. Until they agree, new requests go to all of you.`,
        ]),
    ...(told.length === 0 ? [] : [`${names(told)} took over there as well, and ${are(told)} told.`]),
    ...(insteadOf.length + asked.length + told.length > 0
      ? []
      : [
          unknown === true
            ? 'Who else is on call there is not known: the schedule can’t be read.'
            : 'Nobody else is on call there.',
        ]),
  ];
}

/** Somebody is no longer on call in addition. */
export function shiftGivenBackCard(view: Show<'shift_given_back'>): Frame {
  const { by, viewer, rotation, isRunning, onCall, people } = view;
  const isMine = viewer === by;
  const name = capital(nameOf(people, by));
  const title = isMine
    ? `You gave back ${rotation}`
    : isRunning
      ? `${name} is no longer on call with you`
      : `${name} won’t take over after all`;
  return frame({
    label: { text: 'Shift', style: 'accent' },
    title,
    lines: isRunning
      ? [nowLine(view)]
      : [
          `${rotation}: ${spanOf(view)}.`,
          onCall.length === 0 ? nobodyThen(view) : `${namesOf(view)} on call then.`,
        ],
    buttons: [WHO],
  });
}

function nowLine(view: Show<'shift_given_back'>): string {
  const { rotation, onCall, viewer, unknown, isFollowed } = view;
  if (onCall.length === 0) {
    const instead = isFollowed ? ' The next step is asked at once instead.' : '';
    return unknown === true
      ? `${rotation}: the schedule can’t be read, so nobody is known to be on call now.${instead}`
      : `${rotation}: nobody is on call now.${instead}`;
  }
  return onCall.length === 1 && onCall[0] === viewer
    ? `${rotation}: you are on call, without them.`
    : `${rotation}: ${namesOf(view)} on call now.`;
}

const nobodyThen = ({ unknown }: Show<'shift_given_back'>): string =>
  unknown === true
    ? 'Who is on call then is not known: the schedule can’t be read.'
    : 'Nobody is on call then.';

function namesOf({ onCall, viewer, people }: Show<'shift_given_back'>): string {
  const names = onCall.map((id) => (id === viewer ? 'you' : nameOf(people, id)));
  return `${capital(joined(names))} ${onCall.length === 1 && onCall[0] !== viewer ? 'is' : 'are'}`;
}

/** Why no shift changed hands, and what to write. */
export function shiftRefusedCard({ refusal, zone }: Show<'shift_refused'>): Frame {
  return frame({
    label: { text: 'Nothing changed', style: 'emphasis' },
    ...shiftRefusalText(refusal, zone),
    buttons: [WHO],
  });
}

/** One thing among several, with its own button. */
export interface Entry {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

/** Everything that can be given back, each with its button. */
export function giveBackCard(view: Show<'give_back'>): Frame & { readonly entries: readonly Entry[] } {
  const { shifts, agreements } = view;
  return {
    ...frame({
      title: 'What do you want to give back?',
      lines: agreements.some(({ kind }) => kind === 'swap')
        ? ['Undoing a swap needs the other’s agreement, unless only you are on call again because of it.']
        : [],
      buttons: [WHO],
    }),
    entries: [
      ...shifts.map(({ shift, place }) => ({
        title: `${shift.rotation}, which you took over`,
        lines: [{ line: spanOf(shift) }],
        buttons: [
          primary(
            { verb: 'give_back_one', place, from: epochOf(shift.from), until: epochOf(shift.until) },
            { style: 'default' },
          ),
        ],
      })),
      ...agreements.map((one) => agreementEntry(one, view)),
    ],
  };
}

function agreementEntry(one: ShiftProposal, { viewer, people }: Show<'give_back'>): Entry {
  const other = nameOf(people, one.by === viewer ? one.to : one.by);
  const verb = one.kind === 'swap' ? 'swap_undo' : 'proposal_take_back';
  const made = one.status === 'agreed' ? one.made : [];
  return {
    title: one.kind === 'swap' ? `Swap with ${other}` : `Your place, which ${other} has`,
    lines: made.map((change) => ({ line: `${change.rotation}: ${spanOf(change)}` })),
    buttons: [button({ verb, proposal: one.id })],
  };
}
