// The call-back code in the requester's own chat. Its digits are derived elsewhere; here it is a number of issue.
import type { CodeState } from './call-back-code.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { Request } from './request.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** Teams delivers a click up to five times within seconds; each must not end the code that the one before it showed. */
const REPEATED_WITHIN: Duration = 'PT10S';

/** The requester looks at the code. */
export function showCode(request: Request, command: By<'show_code'>, { now }: Rules): Outcome {
  if (request.requester !== command.by) return refuse({ reason: 'not_requester' });
  if (request.status !== 'awaiting_approval') return notNow(request);
  if (!request.verification.needs.callback) return refuse({ reason: 'code_not_needed' });
  const { code } = request;
  const event: Event = { kind: 'code_shown', by: command.by, issue: code.issue };
  return move({ ...request, code: { ...code, shownAt: code.shownAt ?? now } }, event);
}

/** The requester asks for another code; the old one ends. A repeat within ten seconds leaves the new one on the screen. */
export function newCode(request: Request, command: By<'new_code'>, { now }: Rules): Outcome {
  if (request.requester !== command.by) return refuse({ reason: 'not_requester' });
  if (request.status !== 'awaiting_approval') return notNow(request);
  if (!request.verification.needs.callback) return refuse({ reason: 'code_not_needed' });
  if (isJustReplaced(request.code, now)) return QUIET;
  const code = { issue: request.code.issue + 1, issuedAt: now, shownAt: now };
  return move({ ...request, code }, { kind: 'code_replaced', by: command.by, issue: code.issue });
}

/** Only a code that was asked for is shown as it is issued; the first one, and one after an approval, is shown later. */
function isJustReplaced({ issue, issuedAt, shownAt }: CodeState, now: Instant): boolean {
  return issue > 1 && shownAt === issuedAt && now < plus(issuedAt, REPEATED_WITHIN);
}
