/**
 * What makes people look before anything is reset. `denied`: a prompt was refused. `unasked`: prompts or codes that nobody asked
 * for. `approved_by_mistake`: one that wasn't theirs was approved. `given_away`: a password or code was told, or typed into a
 * page that wasn't ours. `pretender`: somebody pretends to be of the helpdesk, of Microsoft, or the boss. `known_to_others`:
 * somebody else knows it, tries or is in. `changed`: something is set that the owner didn't set. `number_taken`: the phone number
 * moved to another SIM. `named`: the word itself was said.
 */
export type Sign =
  | 'denied'
  | 'unasked'
  | 'approved_by_mistake'
  | 'given_away'
  | 'pretender'
  | 'known_to_others'
  | 'changed'
  | 'number_taken'
  | 'named';

/** How people speak of each in one language: rather once too often than once too little. */
export type Signs = Readonly<Record<Sign, RegExp>>;

/** Two things that tell a sign wherever both stand in a message, however far apart, where nothing in it says otherwise. */
export interface Pair {
  readonly about: RegExp;
  readonly what: RegExp;
  readonly unless?: RegExp;
}

/** What people tell in a language in many words, none of which is a sign alone. */
export type SignsTogether = Readonly<Partial<Record<Sign, readonly Pair[]>>>;
