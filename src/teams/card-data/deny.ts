import type { DenyReason, Request } from '../../domain/request.ts';
import type { Words } from '../words.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';

/** The part of an approver's card that opens under Deny. */
export interface DenyForm {
  readonly hasDeny: boolean;
  readonly deny?: {
    readonly title: string;
    readonly reasonLabel: string;
    readonly reasonError: string;
    readonly reasons: readonly {
      readonly title: string;
      readonly value: Exclude<DenyReason, 'wrong_codes'>;
    }[];
    readonly noteLabel: string;
    readonly button: Button;
  };
}

/** Nothing to deny any more. */
export const NO_DENY: DenyForm = { hasDeny: false };

/** The one that alarms security first. */
const REASONS = ['not_asked', 'password_known', 'another_way', 'not_convinced', 'other'] as const;

/** The reasons, and a note. */
export function denyForm(words: Words, { number, revision }: Request): DenyForm {
  const { say } = words;
  return {
    hasDeny: true,
    deny: {
      title: say('buttons.deny'),
      reasonLabel: say('approver.deny.label'),
      reasonError: say('approver.deny.error'),
      reasons: REASONS.map((value) => ({ title: say(`approver.deny.${value}`), value })),
      noteLabel: say('approver.deny.note', { other: say('approver.deny.other') }),
      button: button(words, { verb: 'deny', number, revision }, { style: 'destructive', inputs: 'auto' }),
    },
  };
}
