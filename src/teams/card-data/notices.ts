// Short answers: turned down, stopped, out of order.
import type { Brake } from '../../domain/brake.ts';
import type { ObjectId } from '../../domain/person.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { erased, eraseText, kept, messageCheckText } from '../sentences/desk.ts';
import { away, liftRefused, notAvailable, troubleText, writeToMe } from '../sentences/notice.ts';
import { refusalText } from '../sentences/refusal.ts';
import type { Words } from '../words.ts';
import { button } from './button.ts';
import { detailsOf, frame, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Frame, Helpdesk, Label } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const notDone = ({ say }: Words): Label => ({ text: say('notice.not_done'), style: 'emphasis' });

/** Why a click or command did nothing, and the way on. */
export function refusedCard(
  words: Words,
  { refusal, number, people }: Show<'refused'>,
  helpdesk: Helpdesk,
): Frame {
  return frame({
    ...(number === undefined ? {} : { number }),
    label: notDone(words),
    ...refusalText(words, refusal, { people, helpdesk }),
    buttons: number === undefined ? [] : [button(words, { verb: 'status', number })],
  });
}

/** A brake as the one who wrote about it reads it. */
export type BrakeView = Show<'brake'> & { readonly viewer?: ObjectId };

/** The view as `viewer` reads it: one's own deed is one's own, also where the directory can't be asked for names. */
export function withViewer(view: Show<'brake'>, viewer: ObjectId): BrakeView {
  return { ...view, viewer };
}

/** A halt or a freeze in force. */
export function brakeCard(words: Words, view: BrakeView): Frame {
  const { brake, state, people } = view;
  const label = { text: words.say(`notice.brake.${state}`), style: 'attention' } as const;
  if (brake.kind === 'freeze') {
    const subject = nameOf(words, people, brake.subject);
    return frame({
      number: brake.number,
      label,
      title: words.say('notice.freeze.title', { subject }),
      lines: freezeLines(words, view, brake),
    });
  }
  return frame({ label, title: words.say('notice.halt.title'), lines: haltLines(words, view, brake) });
}

function haltLines(
  words: Words,
  view: BrakeView,
  { by, since, reason }: Extract<Brake, { readonly kind: 'halt' }>,
): readonly string[] {
  const { say } = words;
  const { who, name } = doerOf(words, view, by);
  return [
    say(`notice.halt.${who}`, { name, at: momentOf(since) }),
    ...(reason === undefined ? [] : [say('notice.halt.why', { reason })]),
    say('notice.halt.until'),
    ...liftAskedLines(words, view),
    say('notice.halt.lift'),
  ];
}

function freezeLines(
  words: Words,
  view: BrakeView,
  { because, by, since, number }: Extract<Brake, { readonly kind: 'freeze' }>,
): readonly string[] {
  const { say } = words;
  const { who, name } = doerOf(words, view, by);
  return [
    say(`notice.freeze.${because}.${who}`, { name, at: momentOf(since) }),
    ...liftAskedLines(words, view),
    say(`notice.freeze.${because}.lift`, { number: formatNumber(number) }),
  ];
}

function liftAskedLines(words: Words, view: BrakeView): readonly string[] {
  const { liftAskedBy } = view.brake;
  if (view.state === 'on' || liftAskedBy === undefined) return [];
  const { who, name } = doerOf(words, view, liftAskedBy);
  return [words.say(`notice.lift_asked.${who}`, { name })];
}

function doerOf(words: Words, { people, viewer }: BrakeView, id: ObjectId) {
  const who = id === viewer ? 'by_you' : 'by_other';
  return { who, name: capital(words, nameOf(words, people, id)) } as const;
}

/** A brake was lifted. */
export function brakeLiftedCard({ say }: Words, { brake }: { readonly brake: Brake }): Frame {
  return frame({
    ...(brake.kind === 'freeze' ? { number: brake.number } : {}),
    label: { text: say('notice.lifted.label'), style: 'good' },
    title: say(`notice.lifted.${brake.kind}.title`),
    lines: [say(`notice.lifted.${brake.kind}`)],
  });
}

/** Asking to lift a brake was turned down. */
export function liftRefusedCard(words: Words, { reason }: Show<'lift_refused'>): Frame {
  return frame({ label: notDone(words), ...liftRefused(words, reason) });
}

/** A command that can't be carried out. */
export function notAvailableCard(words: Words, { what }: Show<'not_available'>): Frame {
  return frame({
    ...notAvailable(words, what),
    buttons: [button(words, { verb: 'my_requests' }), button(words, { verb: 'who_is_on_call' })],
  });
}

/** The only answer in groups and channels. */
export function writeToMeCard(words: Words): Frame {
  return frame(writeToMe(words));
}

/** Somebody from outside. */
export function turnedAwayCard(words: Words, { because }: Show<'turned_away'>): Frame {
  return frame({
    label: { text: words.say('notice.away.label'), style: 'attention' },
    ...away(words, because),
  });
}

/** Something on our side is out of order. */
export function troubleCard(words: Words, view: Show<'trouble'>, helpdesk: Helpdesk): Frame {
  return frame({
    label: { text: words.say('notice.trouble.label'), style: 'attention' },
    ...troubleText(words, view, helpdesk),
  });
}

/** Whether a message came from this bot. */
export function messageCheckCard(words: Words, view: Show<'message_check'>): Frame {
  const { result, number } = view;
  return frame({
    ...(number === undefined ? {} : { number }),
    label: checkedLabel(words, result),
    ...messageCheckText(words, view),
  });
}

function checkedLabel(words: Words, result: Show<'message_check'>['result']): Label {
  switch (result) {
    case 'genuine':
      return { text: words.say('desk.check.genuine.label'), style: 'good' };
    case 'not_ours':
      return { text: words.say('desk.check.not_ours.label'), style: 'attention' };
    case 'unreadable':
    case 'not_allowed':
      return notDone(words);
  }
}

/** Deleting what is kept about a person: asked first, then said. */
export function eraseCard(words: Words, view: Show<'erase'>): Frame {
  const { say } = words;
  const { state, person } = view;
  const text = eraseText(words, view);
  if (state === 'done')
    return frame({ label: { text: say('desk.erase.done.label'), style: 'good' }, ...text });
  if (state !== 'ask' || person === undefined) return frame({ label: notDone(words), ...text });
  return frame({
    label: { text: say('desk.erase.ask.label'), style: 'warning' },
    ...text,
    sections: [
      ...section(say('desk.erase.who'), [detailsOf(person)].filter(Boolean)),
      ...stepSection(say('desk.erase.goes.title'), numbered(erased(words))),
      ...section(say('desk.erase.stays.title'), [kept(words)]),
    ],
    buttons: [button(words, { verb: 'erase', person: person.id }, { style: 'destructive' })],
  });
}
