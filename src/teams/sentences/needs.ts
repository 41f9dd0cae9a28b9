// What a request needs of people before anything is removed, in words for approvers.
import { stepSection } from '../card-data/frame.ts';
import type { Section, Step } from '../card-data/frame.ts';
import { contactChecks } from '../../domain/contact-check.ts';
import type { Needs } from '../../domain/policy.ts';
import type { AwaitingApproval, Verifying } from '../../domain/request.ts';
import type { People } from '../../workflow/view.ts';
import { timeOf } from './moment.ts';
import { askedLines, notAskedLines, vouchedLines } from './vouch.ts';

type Waiting = Verifying | AwaitingApproval;

/** More than one call back and one approval; that little the rest of the card says by itself. */
export function needsSections(request: Waiting, people: People): readonly Section[] {
  const { needs } = request.verification;
  if (!needs.vouch && needs.approvals < 2) return [];
  const steps = [...vouchSteps(request, people), ...openSteps(request), ...why(request)];
  return stepSection(needsTitle(needs), steps);
}

function needsTitle({ callback, vouch, approvals }: Needs): string {
  const called = approvals === 1 ? ' after a call back' : ', each after a call back';
  const comma = approvals === 1 || !callback ? '' : ',';
  const word = vouch ? `${comma} and a word from somebody who spoke to them` : '';
  return `Needs ${approvalsInWords(approvals)}${callback ? called : ''}${word}`;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five'] as const;

/** A small number as a word. */
export const inWords = (count: number): string => WORDS[count] ?? String(count);

const approvalsInWords = (count: number): string => `${inWords(count)} approval${count === 1 ? '' : 's'}`;

function vouchSteps(request: Waiting, people: People): readonly Step[] {
  return contactChecks(request).flatMap((check): readonly Step[] => {
    if (check.check !== 'vouch') return [];
    const notAsked = notAskedLines(request, people).map((line) => ({ mark: '!', line }));
    if (check.outcome === 'pass')
      return [...vouchedLines(request, people, timeOf).map((line) => ({ mark: '✔', line })), ...notAsked];
    return [
      { mark: '○', line: 'To come: the word of somebody who spoke to them.' },
      ...askedLines(request, people).map((line) => ({ mark: '…', line })),
      ...notAsked,
    ];
  });
}

/** Approvals given stand on their own, with whether the approver called back. */
function openSteps({ approvals, verification }: Waiting): readonly Step[] {
  const open = verification.needs.approvals - approvals.length;
  // Before the first one the title says it all.
  if (open < 1 || approvals.length === 0) return [];
  return [{ mark: '○', line: `To come: ${inWords(open)} more approval${open === 1 ? '' : 's'}.` }];
}

/** The checks that raise a tier stand below as failed or not known; wrong codes stand nowhere else. */
function why({ barred }: Waiting): readonly Step[] {
  return barred.length === 0 ? [] : [{ mark: '!', line: 'More than before, since wrong codes were typed.' }];
}
