// Words about vouching: who is asked and why, what they said, and how they met the colleague.
import { nameOf } from '../card-data/frame.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ObjectId } from '../../domain/person.ts';
import { wasAsked } from '../../domain/voucher.ts';
import type { Vouch, VouchAsk, VouchedHow, Voucher, VoucherKind } from '../../domain/voucher.ts';
import type { People } from '../../workflow/view.ts';
import { capital } from './joined.ts';
import { momentOf, timeOf } from './moment.ts';

/** The choices on a voucher's card. */
export const HOW_TITLES: Readonly<Record<VouchedHow, string>> = {
  in_person: 'In person',
  video: 'On a video call',
};

const HOW: Readonly<Record<VouchedHow, string>> = { in_person: 'in person', video: 'on a video call' };

const AS: Readonly<Record<VoucherKind, string>> = {
  manager: 'their manager',
  recovery_contact: 'their recovery contact',
  managers_manager: 'their manager’s manager',
};

/** Why somebody is asked to vouch, to themselves. */
export function askedBecause(as: VoucherKind, subject: string): string {
  switch (as) {
    case 'manager':
      return `You are asked because you are the manager of ${subject}.`;
    case 'recovery_contact':
      return `You are asked because ${subject} chose you as a recovery contact.`;
    case 'managers_manager':
      return `You are asked because you are the manager of the manager of ${subject}.`;
  }
}

/** What is known of the vouching of one request, live or over. */
export interface Vouching {
  readonly vouches?: readonly Vouch[];
  readonly vouchAsks?: readonly VouchAsk[];
  readonly vouchOrder?: readonly Voucher[];
}

/** The voucher's name, and what makes them fit to vouch. */
export function voucherName(
  id: ObjectId,
  { vouchAsks = [], vouchOrder = [] }: Vouching,
  people: People,
): string {
  const voucher = [...vouchAsks, ...vouchOrder].find((one) => one.id === id);
  const name = capital(nameOf(people, id));
  return voucher === undefined ? name : `${name}, ${AS[voucher.as]},`;
}

/** Who vouched, how and when, for approvers. */
export function vouchedLines(
  about: Vouching,
  people: People,
  moment: (at: Instant) => string = momentOf,
): readonly string[] {
  return (about.vouches ?? []).map(
    ({ by, at, how }) => `${voucherName(by, about, people)} spoke to them ${HOW[how]}, ${moment(at)}.`,
  );
}

/** Who was asked and what came of it so far, for approvers. */
export function askedLines(about: Vouching, people: People): readonly string[] {
  return (about.vouchAsks ?? []).flatMap(({ id, at, word }) =>
    word === 'passed_over'
      ? []
      : [`${voucherName(id, about, people)} was asked at ${timeOf(at)}: ${SO_FAR[word ?? 'nothing']}.`],
  );
}

/** Who would have been asked and was not, for approvers alone: it is a hint about the directory. */
export function notAskedLines({ vouchAsks = [] }: Vouching, people: People): readonly string[] {
  return vouchAsks
    .filter((ask) => !wasAsked(ask))
    .map(
      ({ id }) =>
        `${capital(nameOf(people, id))} was not asked: new as the manager’s manager, or how long isn’t known.`,
    );
}

type Word = Exclude<NonNullable<VouchAsk['word']>, 'passed_over'>;

const SO_FAR: Readonly<Record<Word | 'nothing', string>> = {
  nothing: 'no answer yet',
  have_not: 'has not spoken to them',
  not_sure: 'isn’t sure',
  unreachable: 'can’t be reached by the bot',
};

/** The same for whoever asked: nobody is blamed or suspected, and there is always something to do. */
export function waitingLines({ vouchAsks }: Vouching, subject: string, people: People): readonly string[] {
  return (vouchAsks ?? []).flatMap(({ id, word }) =>
    word === undefined || word === 'passed_over'
      ? []
      : [`${capital(nameOf(people, id))} ${KINDLY[word](subject)}`],
  );
}

const KINDLY: Readonly<Record<Word, (subject: string) => string>> = {
  have_not: (subject) =>
    `has not spoken to ${subject} yet: ask them to call each other on video, or to meet.`,
  not_sure: (subject) => `isn’t sure yet: ask them to call ${subject} on video, or to meet.`,
  unreachable: () => 'can’t be reached by the bot.',
};
