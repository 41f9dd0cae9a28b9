import { BEFORE_NAME, NAME } from './naming.ts';
import type { Naming } from './naming.ts';

const TROUBLE = String.raw`(?:(?:can(?:'t|not| not| no longer)|could(?:n't| not)|(?:is|was)(?:n't| not)? (?:un)?able to|is(?:n't| not)? (?:locked|getting|receiving|stuck)|(?:was|got|gets|has been|keeps getting) (?:locked|logged|signed)|has (?:lost|a new|got|been|trouble|problems)|lost (?:her|his|their)|(?:does|did)(?:n't| not) (?:get|receive|see|have)|never (?:gets|got)|needs|says|said|told|called|forgot|sees|gets|got a)\b)`;

export const ENGLISH_NAMING: Naming = {
  patterns: [
    new RegExp(`${BEFORE_NAME}(${NAME})(?: (?:from|in|of|at) (?:the )?[\\p{L}-]+)? ${TROUBLE}`, 'u'),
    new RegExp(
      `\\b(?:[Cc]olleague|[Tt]eammate|[Cc]o-?worker|[Bb]oss|[Mm]anager|[Ee]mployee|[Ff]riend|[Hh]elp|[Rr]eset|[Oo]n behalf of),? (${NAME})(?![\\p{L}@])`,
      'u',
    ),
    new RegExp(
      `\\b(?:[Ff]or|[Aa]bout) (${NAME})(?=[.,;:!?)]|$| (?:because|who|whose|please|as|since|she|he|they)\\b)`,
      'u',
    ),
    new RegExp(
      `${BEFORE_NAME}(${NAME})'s (?:new |old |lost )?(?:phone|mobile|i[Pp]hone|[Aa]uthenticator|app|account|mfa|MFA)\\b`,
      'u',
    ),
    // Two words or more and nothing else: somebody just typed whom it is about.
    new RegExp(`^(?=\\S+ )(${NAME})[.!]?$`, 'u'),
    // Chat is often typed without capitals: believed at the very beginning only, and for two words at most.
    new RegExp(`^(?:hi |hey |hello )?(\\p{Ll}[\\p{Ll}'-]+(?: \\p{Ll}[\\p{Ll}'-]+)?) ${TROUBLE}`, 'u'),
  ],
  noNames: [
    'i|he|she|it|we|you|they|this|that|these|who|what|when|where|why|how|there|here|now|and|but|so|if|as|because|since|still',
    'my|our|your|his|her|their|its|the|a|an|one|some|any|no|nobody|noone|someone|somebody|everyone|everybody|anyone|people',
    'user|users|person|colleagues?|teammates?|co-?workers?|boss|manager|employee|friend|guy|team|admin|helpdesk|support|it',
    'hi|hello|hey|hallo|dear|please|pls|thanks|help|can|could|also|just|sorry|urgent|yes|no|ok|today|yesterday|monday|tuesday',
    'wednesday|thursday|friday|saturday|sunday|morning|phone|mobile|iphone|android|samsung|pixel|app|apps|authenticator',
    'microsoft|teams|outlook|office|windows|entra|azure|latchkey|mfa|pin|qr|sms|error|request|correlation|timestamp|code|codes',
    'account|password|sign|log|login|page|screen|browser|computer|laptop|device|message|push|prompt|notification|more|details',
  ],
};
