// What a request needs of people before anything is removed, in words for approvers.
import { stepSection } from '../card-data/frame.ts';
import type { Section, Step } from '../card-data/frame.ts';
import { contactChecks } from '../../domain/contact-check.ts';
import type { Needs } from '../../domain/policy.ts';
import type { AwaitingApproval, Verifying } from '../../domain/request.ts';
import type { People } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { timeOf } from './moment.ts';
import { askedLines, notAskedLines, vouchedLines } from './vouch.ts';

type Waiting = Verifying | AwaitingApproval;

/** More than one call back and one approval; that little the rest of the card says by itself. */
export function needsSections(words: Words, request: Waiting, people: People): readonly Section[] {
  const { needs } = request.verification;
  if (!needs.vouch && needs.approvals < 2) return [];
  const steps = [...vouchSteps(words, request, people), ...openSteps(words, request), ...why(words, request)];
  return stepSection(needsTitle(words, needs), steps);
}

function needsTitle(words: Words, { callback, vouch, approvals }: Needs): string {
  const { say } = words;
  const values = { count: approvals, number: inWords(words, approvals) };
  if (callback) {
    return vouch ? say('needs.title.callback_and_vouch', values) : say('needs.title.callback', values);
  }
  return vouch ? say('needs.title.vouch', values) : say('needs.title', values);
}

/** A small number as a word. */
export const inWords = ({ say }: Words, count: number): string => say('needs.number', { count });

function vouchSteps(words: Words, request: Waiting, people: People): readonly Step[] {
  return contactChecks(request).flatMap((check): readonly Step[] => {
    if (check.check !== 'vouch') return [];
    const notAsked = notAskedLines(words, request, people).map((line) => ({ mark: '!', line }));
    if (check.outcome === 'pass') {
      const vouched = vouchedLines(words, request, people, timeOf);
      return [...vouched.map((line) => ({ mark: '✔', line })), ...notAsked];
    }
    return [
      { mark: '○', line: words.say('needs.vouch') },
      ...askedLines(words, request, people).map((line) => ({ mark: '…', line })),
      ...notAsked,
    ];
  });
}

/** Approvals given stand on their own, with whether the approver called back. */
function openSteps(words: Words, { approvals, verification }: Waiting): readonly Step[] {
  const count = verification.needs.approvals - approvals.length;
  // Before the first one the title says it all.
  if (count < 1 || approvals.length === 0) return [];
  const line = words.say('needs.more_approvals', { count, number: inWords(words, count) });
  return [{ mark: '○', line }];
}

/** The checks that raise a tier stand below as failed or not known; wrong codes stand nowhere else. */
function why({ say }: Words, { barred }: Waiting): readonly Step[] {
  return barred.length === 0 ? [] : [{ mark: '!', line: say('needs.wrong_codes') }];
}
