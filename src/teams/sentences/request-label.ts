import type { Label } from '../card-data/frame.ts';
import type { Ended, Request } from '../../domain/request.ts';
import type { Words } from '../words.ts';
import { isHeldUp } from './halted.ts';

/** Where a request stands, in two or three words and a colour that repeats them. */
export function labelOf(words: Words, request: Request, halted = false): Label {
  return labelled(words, isHeldUp(request, halted) ? 'halted' : shownAs(request));
}

/** The same where nobody may read from it why a request ended. */
export function deskLabelOf(words: Words, request: Request, halted: boolean): Label {
  return labelled(words, isHeldUp(request, halted) ? 'halted' : request.status);
}

const labelled = ({ say }: Words, shown: Shown): Label => ({
  text: say(`request_label.${shown}`),
  style: STYLES[shown],
});

type Shown = Request['status'] | 'checking' | 'halted' | 'stopped' | 'no_reset_needed';

const STYLES: Readonly<Record<Shown, Label['style']>> = {
  checking: 'accent',
  draft: 'emphasis',
  verifying: 'warning',
  awaiting_approval: 'warning',
  approved: 'accent',
  halted: 'warning',
  resetting: 'accent',
  needs_hands: 'warning',
  reset: 'good',
  solved: 'good',
  refused: 'attention',
  stopped: 'attention',
  denied: 'attention',
  no_reset_needed: 'accent',
  cancelled: 'emphasis',
  expired: 'emphasis',
  failed: 'attention',
  frozen: 'attention',
  reenrolled: 'good',
  not_reenrolled: 'warning',
};

function shownAs(request: Request): Shown {
  if (request.status === 'draft') return request.checks === 'running' ? 'checking' : 'draft';
  if (request.status !== 'refused' && request.status !== 'denied') return request.status;
  if (wasStopped(request)) return 'stopped';
  const { ending } = request;
  return ending.status === 'denied' && ending.reason === 'another_way' ? 'no_reset_needed' : request.status;
}

/** Stopped by people’s word or a brake, and no other door is meant. */
function wasStopped({ ending }: Ended): boolean {
  if (ending.status === 'denied') return ending.reason === 'wrong_codes';
  return (
    ending.status === 'refused' &&
    ['wrong_codes', 'not_asked', 'subject_frozen', 'password_first'].includes(ending.reason)
  );
}
