import type { Words } from '../words.ts';

/** What the approver does and asks, in this order: the code comes last, after whoever doesn't know of it is found out. */
export function callScript({ say }: Words, subject: string, requester: string): readonly string[] {
  return [
    say('approver.call.phone', { subject }),
    say('approver.call.locked_out', { requester }),
    say('approver.call.password'),
    say('approver.call.code'),
  ];
}

/** When the answers don't fit. */
export function callWarning({ say }: Words): string {
  return say('approver.call.warning', { reason: say('approver.deny.not_asked') });
}
