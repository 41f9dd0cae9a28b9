import { readMessageCheck } from './message-check.ts';
import { parseNumber } from './request-number.ts';
import { isAboutSignIn, isAboutTrouble } from './triage.ts';

/**
 * What somebody typed to the bot. `number` is a request number as in `LK-1042`, missing where none was named;
 * `when`, `rotation`, `text` and `reason` are people's own words.
 */
export type ChatCommand =
  | { readonly kind: Bare | 'empty' }
  | { readonly kind: Numbered; readonly number?: number }
  | { readonly kind: 'take_over'; readonly rotation?: string; readonly when: string }
  | { readonly kind: 'swap'; readonly text: string }
  | { readonly kind: 'halt'; readonly reason?: string }
  /** `check`: what somebody read out to the helpdesk, see `message-check.ts`. */
  | { readonly kind: 'check_message'; readonly number?: number; readonly check: string }
  | { readonly kind: 'add_recovery_contact'; readonly who: string }
  | { readonly kind: 'erase'; readonly who: string }
  | { readonly kind: 'report'; readonly text: string }
  | { readonly kind: 'unclear'; readonly text: string };

type Bare =
  'help' | 'greeting' | 'my_requests' | 'who_is_on_call' | 'my_shifts' | 'give_back' | 'recovery_contacts';
type Numbered = 'status' | 'cancel' | 'not_me' | 'resume';

/** Commands are short; whatever is longer is somebody's story, even where it opens like a command. */
const LONGEST_COMMAND = 120;

const NUMBER = String.raw`(?<number>(?:lk\s?[-‐–—_#]?\s?|#\s?)?\d{4,9})`;
const PREFIXED = String.raw`(?<number>(?:lk\s?[-‐–—_#]?\s?|#\s?)\d{4,9})`;
const WHICH = String.raw`(?:(?: (?:of|on|for|about|with))?(?: (?:my|the|this|that))?(?: (?:request|case|ticket))?(?: (?:number )?${NUMBER})?)`;
const POLITE = String.raw`(?:(?:hi|hey|hello|@?latchkey|please|pls|can you|could you|can i|i want to|i would like to|i'd like to|let's)[,:!]? )*`;
const ASK = String.raw`(?:(?:show|list|see|give)(?: me)? |what are |what's |what is )?`;
const ON_CALL = String.raw`on[- ]?call`;

const whole = (pattern: string) => new RegExp(`^${POLITE}(?:${pattern})(?: (?:please|pls|now))?$`, 'i');

const BARE: readonly (readonly [Bare, RegExp])[] = [
  [
    'help',
    whole(
      `/?help(?: me)?|commands?|menu|what can you do|what do you do|how (?:does|do) (?:this|it|i use this|you) ?(?:work)?`,
    ),
  ],
  [
    'greeting',
    whole(
      String.raw`(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|thx)(?: there| all)?|@?latchkey`,
    ),
  ],
  [
    'my_requests',
    whole(
      `${ASK}(?:the )?(?:status of )?(?:all )?(?:of )?my (?:open |own |last |recent )?(?:requests?|cases?|tickets?)`,
    ),
  ],
  [
    'who_is_on_call',
    whole(
      `${ASK}(?:who(?:'s| is| are|s)? )?(?:currently |the )?(?:admin )?${ON_CALL}(?: (?:admin|person|list))?(?: (?:now|today|right now|at the moment))?` +
        `|who(?:'s| is) (?:my|the|our) admin|who (?:do i|can i|should i) call|who(?:'s| is) on duty`,
    ),
  ],
  [
    'my_shifts',
    whole(
      `${ASK}my (?:(?:next|upcoming|${ON_CALL}) )*(?:shifts?|dut(?:y|ies)|rota)|when am i (?:next )?(?:on duty|${ON_CALL})(?: next| again)?`,
    ),
  ],
  [
    'recovery_contacts',
    whole(`${ASK}(?:my |the )?recovery[- ]?contacts?|who (?:is|are) my recovery[- ]?contacts?`),
  ],
  [
    'give_back',
    whole(
      `(?:give|hand)(?: (?:it|duty|${ON_CALL}|(?:the|my) (?:shift|duty)))? back(?: (?:duty|${ON_CALL}|(?:the|my) (?:shift|duty)))?`,
    ),
  ],
];

const RECOVERY_CONTACT = String.raw`(?:add|set|choose)(?: an?| my| as)* recovery[- ]?contact:?(?: (?<who>\S.*?))?`;
const ADD_CONTACT = whole(RECOVERY_CONTACT);
const CHECK = whole(
  String.raw`check(?: (?:message|code))?(?: ${PREFIXED})?,?(?: (?<check>[a-z0-9]{4}[ -]?[a-z0-9]{4}))?`,
);
const ERASE = whole(String.raw`erase (?<who>\S.*?)`);

const NUMBERED: readonly (readonly [Numbered, RegExp])[] = [
  [
    'status',
    whole(
      String.raw`(?:what's |what is |whats |show |show me |any )?(?:the )?(?:current )?(?:status|state|progress|news|updates?|happening|status update)${WHICH}` +
        `|${PREFIXED}(?: status)?|(?:how|where)(?:'s| is)(?: (?:my|the) request)? ?${PREFIXED}(?: going| doing)?|(?:what about|show|open) ${PREFIXED}|is ${PREFIXED} (?:done|ready|approved|finished)`,
    ),
  ],
  [
    'cancel',
    whole(
      `(?:cancel|withdraw|call off)(?: it)?${WHICH}|(?:drop|stop|close) ${PREFIXED}|${PREFIXED} cancel|cancel ${PREFIXED}(?:[,:;]| -| because) .*`,
    ),
  ],
  [
    'not_me',
    whole(
      `(?:(?:it|this|that) )?(?:(?:was|is) )?(?:not|wasn't|wasnt|isn't) me${WHICH}|${PREFIXED}:? (?:(?:was|is) )?(?:not|wasn't|wasnt|isn't) me` +
        `|i (?:did not|didn't|didnt|never) (?:ask for|request) (?:this|that|it|(?:this |that )?${PREFIXED})`,
    ),
  ],
  ['resume', whole(`(?:resume|unhalt)(?: (?:all )?(?:the )?resets)?(?: (?:request )?${NUMBER})?|resume all`)],
];

/** With these words a time begins; whatever stands before them names a rotation. */
const TIME = String.raw`(?:until|till|til|for|from|in|on|now|today|tonight|tomorrow|this|next|coming|weekend|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d)\b`;
const WHEN = String.raw`(?: (?:the )?(?<when>${TIME}.*?))?`;
const NO_TIME = String.raw`(?!(?:the )?${TIME})\S{1,40}`;
const ROTATION = String.raw`(?: (?:the )?(?<rotation>${NO_TIME}(?: ${NO_TIME}){0,3}?)(?: (?:shift|rotation|duty|${ON_CALL}))?)?`;
const TAKE_OVER = whole(
  String.raw`(?:i(?:'ll| will|'m)? )?tak(?:e|ing) over(?: (?:the )?(?:${ON_CALL}|shift|duty))?${ROTATION}${WHEN}`,
);
const SWAP = whole(String.raw`swap(?:s|ping)?(?: (?<text>\S.*?))?`);
/** Nothing but these words stops every reset; a question about halting doesn't. */
const HALT =
  /^(?:(?:please|@?latchkey)[,:]? )*(?:halt|stop all (?:the )?resets)(?: now)?(?:\s*[\s:,;–—-]\s*(?<reason>\S.*))?$/i;

/**
 * Reads a chat message, with or without the bot's mention, in any wording close to a command's. A message that is
 * no command is a report when it is about sign-in trouble, and otherwise unclear.
 */
export function readCommand(text: string): ChatCommand {
  const said = spoken(text);
  if (said === '') return text.includes('?') ? { kind: 'help' } : { kind: 'empty' };
  const command = said.length <= LONGEST_COMMAND ? (halt(said) ?? named(withoutEnd(said))) : undefined;
  if (command !== undefined) return command;
  const own = withoutMentions(text).trim();
  return isAboutSignIn(own) ? { kind: 'report', text: own } : { kind: 'unclear', text: own };
}

function named(said: string): ChatCommand | undefined {
  const bare = BARE.find(([, pattern]) => pattern.test(said));
  if (bare !== undefined) return { kind: bare[0] };
  return numbered(said) ?? precaution(said) ?? shift(said);
}

/** What is asked when nobody is locked out: a contact for a bad day, whether a message is genuine, what is kept. */
function precaution(said: string): ChatCommand | undefined {
  const contact = ADD_CONTACT.exec(said);
  if (contact !== null) return aboutSomebody('add_recovery_contact', contact.groups?.['who'] ?? '');
  const checked = CHECK.exec(said);
  if (checked !== null) {
    const { number: digits, check = '' } = checked.groups ?? {};
    // "check password" and "check progress" have eight letters, too: only a request's number or a digit tells.
    const mayBeWord = digits === undefined && check !== '' && !/\d/u.test(check);
    if (mayBeWord || (readMessageCheck(check) === undefined && isAboutTrouble(check))) return undefined;
    const requestNumber = digits === undefined ? undefined : parseNumber(digits);
    return {
      kind: 'check_message',
      check,
      ...(requestNumber === undefined ? {} : { number: requestNumber }),
    };
  }
  const erased = ERASE.exec(said)?.groups?.['who'];
  return erased === undefined ? undefined : aboutSomebody('erase', erased);
}

/** "erase her authenticator, she lost her phone" names nobody: it is a story. */
function aboutSomebody(kind: 'add_recovery_contact' | 'erase', who: string): ChatCommand | undefined {
  return isAboutTrouble(who) ? undefined : { kind, who };
}

function numbered(said: string): ChatCommand | undefined {
  for (const [kind, pattern] of NUMBERED) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const digits = match.groups?.['number'];
    const requestNumber = digits === undefined ? undefined : parseNumber(digits);
    // "status 0042" names something, only nothing that exists: better asked again than answered for another.
    if (digits !== undefined && requestNumber === undefined) return undefined;
    return requestNumber === undefined ? { kind } : { kind, number: requestNumber };
  }
  return undefined;
}

function shift(said: string): ChatCommand | undefined {
  const takeOver = TAKE_OVER.exec(said);
  if (takeOver !== null) {
    const { rotation, when = '' } = takeOver.groups ?? {};
    if (rotation !== undefined && isAboutSignIn(said)) return undefined;
    return { kind: 'take_over', ...(rotation === undefined ? {} : { rotation }), when };
  }
  const swap = SWAP.exec(said);
  // A name or an address alone is no trouble: it is the colleague to swap with.
  if (swap === null || isAboutTrouble(said)) return undefined;
  return { kind: 'swap', text: swap.groups?.['text'] ?? '' };
}

function halt(said: string): ChatCommand | undefined {
  if (said.endsWith('?')) return undefined;
  const match = HALT.exec(withoutEnd(said));
  if (match === null) return undefined;
  const reason = match.groups?.['reason'];
  return reason === undefined ? { kind: 'halt' } : { kind: 'halt', reason };
}

/** Teams puts the bot's mention into the text as a tag; a mention of a person leaves their name. */
function withoutMentions(text: string): string {
  return text
    .replace(/<at[^>]{0,200}>\s*latchkey\s*<\/at>/gi, ' ')
    .replace(/<\/?[a-z][^>]{0,200}>/gi, ' ')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/ {2,}/g, ' ');
}

function spoken(text: string): string {
  // Whatever the bot is called in this tenant: a mention before a command is the bot's.
  return withoutMentions(
    text.slice(0, 10_000).replace(/^\s*<at[^>]{0,200}>[^<]{0,200}<\/at>(?=(?:\s|&nbsp;)*[^\s&])/i, ' '),
  )
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]+/g, ' ')
    .trim()
    .replace(/^[\p{P}\s]+$/u, '')
    .trim();
}

const withoutEnd = (said: string) => said.replace(/[\s.!?,;:…]+$/u, '');
