import type { DenyReason, Request } from '../../domain/request.ts';
import { BUTTON_TITLES } from '../sentences/button-titles.ts';
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

/** The reasons, the one that alarms security first. */
export function denyForm({ number, revision }: Request): DenyForm {
  return {
    hasDeny: true,
    deny: {
      title: BUTTON_TITLES.deny,
      reasonLabel: 'Why?',
      reasonError: 'Please choose a reason.',
      reasons: [
        { title: 'They did not ask for this', value: 'not_asked' },
        { title: 'Someone else may know the password', value: 'password_known' },
        { title: 'They can sign in another way', value: 'another_way' },
        { title: 'I am not convinced', value: 'not_convinced' },
        { title: 'Another reason', value: 'other' },
      ],
      noteLabel: 'A note for the one who asked; with “Another reason”, say which',
      button: button({ verb: 'deny', number, revision }, { style: 'destructive', inputs: 'auto' }),
    },
  };
}
