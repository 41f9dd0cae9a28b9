import type { Words } from '../words.ts';

/** What the call is about. */
export interface CallAbout {
  readonly requester: string;
  /** What may still let them in, where anything may. */
  readonly ways: string | undefined;
}

/** What the approver does and asks, in this order: the code comes last, after whoever doesn't know of it is found out. */
export function callScript({ say }: Words, { requester, ways }: CallAbout): readonly string[] {
  const reason = say('approver.deny.another_way');
  return [
    say('approver.call.phone'),
    say('approver.call.locked_out', { requester }),
    ...(ways === undefined ? [] : [say('approver.call.ways', { ways, reason })]),
    say('approver.call.password'),
    say('approver.call.code'),
  ];
}

/** When the answers don't fit. */
export function callWarning({ say }: Words): string {
  return say('approver.call.warning', { reason: say('approver.deny.not_asked') });
}
