import { CHECK_LETTERS, NUMBER, PREFIXED } from './command-words.ts';
import type { CommandWords } from './command-words.ts';

const WHICH = String.raw`(?:(?: (?:of|on|for|about|with))?(?: (?:my|the|this|that))?(?: (?:request|case|ticket))?(?: (?:number )?${NUMBER})?)`;
const ASK = String.raw`(?:(?:show|list|see|give)(?: me)? |what are |what's |what is )?`;
const ON_CALL = String.raw`on[- ]?call`;
/** With these words a time begins; whatever stands before them names a rotation. */
const TIME = String.raw`(?:until|till|til|for|from|in|on|now|today|tonight|tomorrow|this|next|coming|weekend|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{4}-\d\d-\d\d|\d{1,2}[:.]\d\d)\b`;
const WHEN = String.raw`(?: (?:the )?(?<when>${TIME}.*?))?`;
const NO_TIME = String.raw`(?!(?:the )?${TIME})\S{1,40}`;
const ROTATION = String.raw`(?: (?:the )?(?<rotation>${NO_TIME}(?: ${NO_TIME}){0,3}?)(?: (?:shift|rotation|duty|${ON_CALL}))?)?`;

/** A question, and not “our admin, who …”. */
const WHO = String.raw`(?:^|[.!?:;,"'”»)–—-] ?|\b(?:and|but|so|ok|fine) )(?:and |so |but )?whom?(?:'s|s)?\b`;

export const ENGLISH_COMMANDS: CommandWords = {
  before: [
    'hi',
    'hey',
    'hello',
    '@?latchkey',
    'please',
    'pls',
    'can you',
    'could you',
    'can i',
    'i want to',
    'i would like to',
    "i'd like to",
    "let's",
  ],
  behind: ' (?:please|pls|now)',
  bare: {
    help: `/?help(?: me)?|commands?|menu|what can you do|what do you do|how (?:does|do) (?:this|it|i use this|you) ?(?:work)?`,
    greeting: String.raw`(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|thx)(?: there| all)?|@?latchkey`,
    my_requests: `${ASK}(?:the )?(?:status of )?(?:all )?(?:of )?my (?:open |own |last |recent )?(?:requests?|cases?|tickets?)`,
    who_is_on_call:
      `${ASK}(?:who(?:'s| is| are|s)? )?(?:currently |the )?(?:admin )?${ON_CALL}(?: (?:admin|person|list))?(?: (?:now|today|tonight|right now|at the moment|this weekend))?` +
      `|who(?:'s| is) (?:my|the|our) admin(?:istrator)?(?: on (?:duty|call))?|who (?:do i|can i|should i) call|who(?:'s| is) on duty(?: (?:now|today|tonight))?`,
    my_shifts: `${ASK}my (?:(?:next|upcoming|${ON_CALL}) )*(?:shifts?|dut(?:y|ies)|rota)|when am i (?:next )?(?:on duty|${ON_CALL})(?: next| again)?`,
    recovery_contacts: `${ASK}(?:my |the )?recovery[- ]?contacts?|who (?:is|are) my recovery[- ]?contacts?`,
    give_back: `(?:give|hand)(?: (?:it|duty|${ON_CALL}|(?:the|my) (?:shift|duty)))? back(?: (?:duty|${ON_CALL}|(?:the|my) (?:shift|duty)))?`,
  },
  numbered: {
    status:
      String.raw`(?:what's |what is |whats |show |show me |any )?(?:the )?(?:current )?(?:status|state|progress|news|updates?|happening|status update)${WHICH}` +
      `|${PREFIXED}(?: status)?|(?:how|where)(?:'s| is)(?: (?:my|the) request)? ?${PREFIXED}(?: going| doing)?|(?:what about|show|open) ${PREFIXED}|is ${PREFIXED} (?:done|ready|approved|finished)`,
    cancel: `(?:cancel|withdraw|call off)(?: it)?${WHICH}|(?:drop|stop|close) ${PREFIXED}|${PREFIXED} cancel|cancel ${PREFIXED}(?:[,:;]| -| because) .*`,
    not_me:
      `(?:(?:it|this|that) )?(?:(?:was|is) )?(?:not|wasn't|wasnt|isn't) me${WHICH}|${PREFIXED}:? (?:(?:was|is) )?(?:not|wasn't|wasnt|isn't) me` +
      `|i (?:did not|didn't|didnt|never) (?:ask for|request) (?:this|that|it|(?:this |that )?${PREFIXED})`,
    resume: `(?:resume|unhalt)(?: (?:all )?(?:the )?resets)?(?: (?:request )?${NUMBER})?|resume all`,
  },
  addRecoveryContact: String.raw`(?:add|set|choose)(?: an?| my| as)* recovery[- ]?contact:?(?: (?<who>\S.*?))?`,
  check: `check(?: (?:message|code))?(?: ${PREFIXED})?,?(?: ${CHECK_LETTERS})?`,
  erase: String.raw`erase (?<who>\S.*?)`,
  takeOver: `(?:i(?:'ll| will|'m)? )?tak(?:e|ing) over(?: (?:the )?(?:${ON_CALL}|shift|duty))?${ROTATION}${WHEN}`,
  swap: String.raw`swap(?:s|ping)?(?: (?<text>\S.*?))?`,
  halt: String.raw`(?:(?:please|@?latchkey)[,:]? )*(?:halt|stop all (?:the )?resets)(?: now)?(?:\s*[\s:,;–—-]\s*(?<reason>\S.*))?`,
  asksWhoIsThere: [
    String.raw`${WHO}.{0,50}\b(?:${ON_CALL}|on duty|on shift|on standby|admin(?:istrator)?s?|helpdesk|help desk|service desk|(?:from|in|the|our) it\b)(?! hr)`,
    String.raw`${WHO} (?:do|can|should|could|must|shall|to|may) (?:i |we |one |she |he )?(?:\S+ )?(?:call|ring|phone|reach|dial)\b`,
    String.raw`${WHO} (?:can|could) (?:help|reset|unlock) (?:me |us )?(?:with|my|our)\b`,
    String.raw`${WHO}.{0,20}\b(?:handles?|responsible for|in charge of|looks? after|does)\b.{0,20}\b(?:log-?ins?|sign-?ins?|mfa|access|accounts?|passwords?)`,
    String.raw`\badmin(?:istrator)?s?\b.{0,60}\bwho(?:'s| is| would)? (?:that|this|he|she|it)\b`,
    String.raw`\b(?:which|what) (?:admin|person|colleague|guy)\b.{0,30}\b(?:${ON_CALL}|on duty|on standby)`,
    String.raw`\b(?:is|are) (?:there )?(?:an |any ?|some)?(?:one|body|admin\w*) (?:around|available|${ON_CALL}|on duty|there)\b`,
    String.raw`\bnumber (?:do|can|should|must|shall) (?:i|we) (?:\S+ )?(?:call|ring|dial|phone)|\bnumber (?:of|for) (?:the |our |my |who)?(?:helpdesk|help desk|service desk|admin\w*|it\b|ever)|\b${ON_CALL} (?:phone )?number\b|\bnumber of .{0,20}${ON_CALL}`,
  ].join('|'),
};
