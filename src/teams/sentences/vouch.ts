// Words about vouching: who is asked and why, what they said, and how they met the colleague.
import { nameOf } from '../card-data/frame.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ObjectId } from '../../domain/person.ts';
import { wasAsked } from '../../domain/voucher.ts';
import type { Vouch, VouchAsk, Voucher, VoucherKind } from '../../domain/voucher.ts';
import type { People } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';
import { momentOf, timeOf } from './moment.ts';

/** Why somebody is asked to vouch, to themselves. */
export function askedBecause({ say }: Words, as: VoucherKind, subject: string): string {
  return say(`vouch.because.${as}`, { subject });
}

/** What is known of the vouching of one request, live or over. */
export interface Vouching {
  readonly vouches?: readonly Vouch[];
  readonly vouchAsks?: readonly VouchAsk[];
  readonly vouchOrder?: readonly Voucher[];
}

/** The voucher's name at the start of a sentence, and what makes them fit to vouch, where that is known. */
function voucherIn(
  words: Words,
  id: ObjectId,
  { vouchAsks = [], vouchOrder = [] }: Vouching,
  people: People,
): { readonly name: string; readonly as: VoucherKind | 'other' } {
  const voucher = [...vouchAsks, ...vouchOrder].find((one) => one.id === id);
  return { name: capital(words, nameOf(words, people, id)), as: voucher?.as ?? 'other' };
}

/** Who vouched, how and when, for approvers. */
export function vouchedLines(
  words: Words,
  about: Vouching,
  people: People,
  moment: (at: Instant) => string = momentOf,
): readonly string[] {
  return (about.vouches ?? []).map(({ by, at, how }) =>
    words.say(`vouch.spoke.${how}`, { ...voucherIn(words, by, about, people), at: moment(at) }),
  );
}

/** Who was asked and what came of it so far, for approvers. */
export function askedLines(words: Words, about: Vouching, people: People): readonly string[] {
  return (about.vouchAsks ?? []).flatMap(({ id, at, word }) =>
    word === 'passed_over'
      ? []
      : [
          words.say(`vouch.asked.${word ?? 'nothing'}`, {
            ...voucherIn(words, id, about, people),
            at: timeOf(at),
          }),
        ],
  );
}

/** Who would have been asked and was not, for approvers alone: it is a hint about the directory. */
export function notAskedLines(words: Words, { vouchAsks = [] }: Vouching, people: People): readonly string[] {
  return vouchAsks
    .filter((ask) => !wasAsked(ask))
    .map(({ id }) => words.say('vouch.not_asked', { name: capital(words, nameOf(words, people, id)) }));
}

/** The same for whoever asked: nobody is blamed or suspected, and there is always something to do. */
export function waitingLines(
  words: Words,
  { vouchAsks }: Vouching,
  subject: string,
  people: People,
): readonly string[] {
  return (vouchAsks ?? []).flatMap(({ id, word }) =>
    word === undefined || word === 'passed_over'
      ? []
      : [words.say(`vouch.waiting.${word}`, { name: capital(words, nameOf(words, people, id)), subject })],
  );
}
