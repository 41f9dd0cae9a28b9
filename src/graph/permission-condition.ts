// When a permission is needed: what of the configuration asks for it.
import type { ResetScope } from '../domain/reset-plan.ts';

/** The part of the configuration that decides what must be granted. */
export interface GrantScope {
  readonly directory: { readonly pim: 'auto' | 'used' | 'none' };
  readonly reset: {
    readonly methods: readonly ResetScope[];
    readonly revokeSessions: 'always' | 'never' | 'ask';
    readonly changeDefault: boolean;
  };
  /** Absent where nobody is told by mail. */
  readonly mail?: { readonly from: string } | undefined;
  readonly onCall: { readonly source: 'rotations' | 'shifts' };
}

/** When a permission is needed. */
export interface Condition {
  readonly words: string;
  /** For what a reset does: what of the configuration asks for it, and how to do without. */
  readonly choice?: { readonly setting: string; readonly wayOut: string };
  holds(scope: GrantScope): boolean;
}

export const ALWAYS: Condition = { words: 'always', holds: () => true };
export const PIM: Condition = {
  words: 'unless `directory.pim` is `none`',
  holds: ({ directory }) => directory.pim !== 'none',
};
export const PIM_AUTO: Condition = {
  words: 'if `directory.pim` is `auto`',
  holds: ({ directory }) => directory.pim === 'auto',
};
export const REVOKE: Condition = {
  words: 'unless `reset.revokeSessions` is `never`',
  choice: { setting: 'reset.revokeSessions', wayOut: 'set reset.revokeSessions to never' },
  holds: ({ reset }) => reset.revokeSessions !== 'never',
};
export const CHANGE_DEFAULT: Condition = {
  words: 'if `reset.changeDefault` is `true`',
  choice: { setting: 'reset.changeDefault', wayOut: 'set reset.changeDefault to false' },
  holds: ({ reset }) => reset.changeDefault,
};

/** Without a way out that refuses the start: a mail that isn't sent is a loss, and no reset waits for one. */
export const MAIL: Condition = {
  words: 'if `mail.from` is set',
  holds: ({ mail }) => mail !== undefined,
};

/** Without a way out that refuses the start: requests still reach everybody, only later, and the cards say why. */
export const SHIFTS: Condition = {
  words: 'if `onCall.source` is `shifts`',
  holds: ({ onCall }) => onCall.source === 'shifts',
};

/** What having a kind of method in the reset's scope means. */
export const removing = (method: ResetScope): Condition => ({
  words: `if \`${method}\` is in \`reset.methods\``,
  choice: { setting: `reset.methods: ${method}`, wayOut: `take ${method} out of reset.methods` },
  holds: ({ reset }) => reset.methods.includes(method),
});
