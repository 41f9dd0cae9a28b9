/** Commands that are nothing but themselves. */
export type BareCommand =
  'help' | 'greeting' | 'my_requests' | 'who_is_on_call' | 'my_shifts' | 'give_back' | 'recovery_contacts';

/** Commands that may name a request. */
export type NumberedCommand = 'status' | 'cancel' | 'not_me' | 'resume';

/**
 * How people put commands in one language: patterns of a whole message, without accents, whatever its case. What they take
 * out of it stands in named groups: `number`, `who`, `check`, `rotation`, `when`, `text` and `reason`.
 */
export interface CommandWords {
  /** Words that may stand before a command of any language, as often as people like. */
  readonly before: readonly string[];
  /** May stand behind one of this language. */
  readonly behind: string;
  readonly bare: Readonly<Record<BareCommand, string>>;
  readonly numbered: Readonly<Record<NumberedCommand, string>>;
  readonly addRecoveryContact: string;
  readonly check: string;
  readonly erase: string;
  readonly takeOver: string;
  readonly swap: string;
  /** Nothing but these words stops every reset; a question about halting doesn't. */
  readonly halt: string;
  /** Anywhere in a message that speaks of nothing else: who is there to call. */
  readonly asksWhoIsThere: string;
}

/** A request's number with or without its letters, and with them. */
export const NUMBER = String.raw`(?<number>(?:lk\s?[-‐–—_#]?\s?|#\s?)?\d{4,9})`;
export const PREFIXED = String.raw`(?<number>(?:lk\s?[-‐–—_#]?\s?|#\s?)\d{4,9})`;

/** The eight letters and digits of a message, as they are read out. */
export const CHECK_LETTERS = String.raw`(?<check>[a-z0-9]{4}[ -]?[a-z0-9]{4})`;

/** A name or an address, and nothing that reads on like a sentence. */
export const WHO = String.raw`(?<who>\S{1,100}(?: \S{1,40}){0,4})`;
