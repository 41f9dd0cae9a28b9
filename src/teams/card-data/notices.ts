// Short answers: turned down, stopped, out of order.
import type { Brake } from '../../domain/brake.ts';
import type { ObjectId } from '../../domain/person.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { eraseText, ERASED, KEPT, messageCheckText } from '../sentences/desk.ts';
import { AWAY, LIFT_REFUSED, NOT_AVAILABLE, WRITE_TO_ME, troubleText } from '../sentences/notice.ts';
import { refusalText } from '../sentences/refusal.ts';
import { button } from './button.ts';
import { detailsOf, frame, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** Why a click or command did nothing, and the way on. */
export function refusedCard({ refusal, number, people }: Show<'refused'>, helpdesk: Helpdesk): Frame {
  return frame({
    ...(number === undefined ? {} : { number }),
    label: { text: 'Not done', style: 'emphasis' },
    ...refusalText(refusal, { people, helpdesk }),
    buttons: number === undefined ? [] : [button({ verb: 'status', number })],
  });
}

/** A brake as the one who wrote about it reads it. */
export type BrakeView = Show<'brake'> & { readonly viewer?: ObjectId };

/** The view as `viewer` reads it: one's own deed is one's own, also where the directory can't be asked for names. */
export function withViewer(view: Show<'brake'>, viewer: ObjectId): BrakeView {
  return { ...view, viewer };
}

/** A halt or a freeze in force. */
export function brakeCard({ brake, state, people, viewer }: BrakeView): Frame {
  const nameFor = (id: ObjectId): string => (id === viewer ? 'You' : capital(nameOf(people, id)));
  const asked =
    state === 'on' || brake.liftAskedBy === undefined
      ? []
      : [`${nameFor(brake.liftAskedBy)} asked to lift this. One more person has to agree.`];
  const label = { text: state === 'on' ? 'Stopped' : 'One more needed', style: 'attention' } as const;
  if (brake.kind === 'freeze') {
    const subject = nameOf(people, brake.subject);
    return frame({
      number: brake.number,
      label,
      title: `Requests for ${subject} are stopped`,
      lines: [...freezeLines(brake, nameFor(brake.by)), ...asked, liftLine(brake)],
    });
  }
  return frame({
    label,
    title: 'All resets are halted',
    lines: [
      `${nameFor(brake.by)} stopped all resets on ${momentOf(brake.since)}.`,
      ...(brake.reason === undefined ? [] : [`Why: “${brake.reason}”`]),
      'Nothing is removed from now on. Requests can still be made and denied.',
      ...asked,
      'Two approvers lift it by writing “resume”; one of them is whoever halted, or a security contact.',
    ],
  });
}

type Freeze = Extract<Brake, { readonly kind: 'freeze' }>;

function freezeLines({ because, since }: Freeze, by: string): readonly string[] {
  switch (because) {
    case 'not_me':
      return [`${by} said “This wasn’t me” on ${momentOf(since)}.`];
    case 'password_known':
      return [
        `${by} heard on ${momentOf(since)} that someone else may know the password. It has to be changed first.`,
      ];
  }
}

function liftLine({ because, number }: Freeze): string {
  const after = because === 'password_known' ? ', after the password was changed' : '';
  return `Two approvers lift it by writing “resume ${formatNumber(number)}”${after}.`;
}

/** A brake was lifted. */
export function brakeLiftedCard({ brake }: { readonly brake: Brake }): Frame {
  const label = { text: 'Lifted', style: 'good' } as const;
  return brake.kind === 'freeze'
    ? frame({
        number: brake.number,
        label,
        title: 'New requests for this colleague are possible again',
        lines: ['The stopped one stays stopped.'],
      })
    : frame({
        label,
        title: 'Resets go on',
        lines: ['What was waiting is carried out if its approval is still fresh.'],
      });
}

/** Asking to lift a brake was turned down. */
export function liftRefusedCard({ reason }: Show<'lift_refused'>): Frame {
  return frame({ label: { text: 'Not done', style: 'emphasis' }, ...LIFT_REFUSED[reason] });
}

/** A command that can't be carried out. */
export function notAvailableCard({ what }: Show<'not_available'>): Frame {
  return frame({
    ...NOT_AVAILABLE[what],
    buttons: [button({ verb: 'my_requests' }), button({ verb: 'who_is_on_call' })],
  });
}

/** The only answer in groups and channels. */
export function writeToMeCard(): Frame {
  return frame(WRITE_TO_ME);
}

/** Somebody from outside. */
export function turnedAwayCard({ because }: Show<'turned_away'>): Frame {
  return frame({ label: { text: 'Not possible here', style: 'attention' }, ...AWAY[because] });
}

/** Something on our side is out of order. */
export function troubleCard({ what, reference }: Show<'trouble'>, helpdesk: Helpdesk): Frame {
  return frame({
    label: { text: 'Out of order', style: 'attention' },
    ...troubleText(what, reference, helpdesk),
  });
}

const CHECKED = {
  genuine: { text: 'Genuine', style: 'good' },
  not_ours: { text: 'Not ours', style: 'attention' },
  unreadable: { text: 'Not done', style: 'emphasis' },
  not_allowed: { text: 'Not done', style: 'emphasis' },
} as const;

/** Whether a message came from this bot. */
export function messageCheckCard(view: Show<'message_check'>): Frame {
  const { result, number } = view;
  return frame({
    ...(number === undefined ? {} : { number }),
    label: CHECKED[result],
    ...messageCheckText(view),
  });
}

/** Deleting what is kept about a person: asked first, then said. */
export function eraseCard(view: Show<'erase'>): Frame {
  const { state, person } = view;
  if (state !== 'ask' || person === undefined) {
    const label = state === 'done' ? DELETED : NOT_DONE;
    return frame({ label, ...eraseText(view) });
  }
  return frame({
    label: { text: 'Please confirm', style: 'warning' },
    ...eraseText(view),
    sections: [
      ...section('Who it is', [detailsOf(person)].filter(Boolean)),
      ...stepSection('Will be deleted', numbered(ERASED)),
      ...section('Stays', [KEPT]),
    ],
    buttons: [button({ verb: 'erase', person: person.id }, { style: 'destructive' })],
  });
}

const DELETED = { text: 'Deleted', style: 'good' } as const;
const NOT_DONE = { text: 'Not done', style: 'emphasis' } as const;
