/** Whom a text seems to be about, as typed. It fills in a field for people to correct, and decides nothing. */
export interface SubjectHint {
  readonly kind: 'address' | 'name';
  readonly text: string;
}

/**
 * Whom a text (on one line, with straight apostrophes) seems to be about: a work e-mail first, then a name in one of
 * the phrases people use. Conservative, and undefined when in doubt.
 */
export function subjectHintIn(text: string): SubjectHint | undefined {
  return addressIn(text) ?? nameIn(text);
}

function addressIn(text: string): SubjectHint | undefined {
  const address =
    /(?<![\p{L}\p{N}._%+'#*█▓▒░■•\]-])[\p{L}\p{N}][\p{L}\p{N}._%+'#-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}*█▓▒░■])/u;
  const [found] = address.exec(text) ?? [];
  return found === undefined ? undefined : { kind: 'address', text: found };
}

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'-]+(?: (?:(?:van|von|de|der|den|del|da|di|dos|la|le|bin|al|el|ter|zu) ){0,2}\p{Lu}[\p{L}\p{M}'.-]*){0,3}`;
const TROUBLE = String.raw`(?:(?:can(?:'t|not| not| no longer)|could(?:n't| not)|(?:is|was)(?:n't| not)? (?:un)?able to|is(?:n't| not)? (?:locked|getting|receiving|stuck)|(?:was|got|gets|has been|keeps getting) (?:locked|logged|signed)|has (?:lost|a new|got|been|trouble|problems)|lost (?:her|his|their)|(?:does|did)(?:n't| not) (?:get|receive|see|have)|never (?:gets|got)|needs|says|said|told|called|forgot|sees|gets|got a)\b)`;
const NAME_PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<![\\p{L}'.@])(${NAME})(?: (?:from|in|of|at) (?:the )?[\\p{L}-]+)? ${TROUBLE}`, 'u'),
  new RegExp(
    `\\b(?:[Cc]olleague|[Tt]eammate|[Cc]o-?worker|[Bb]oss|[Mm]anager|[Ee]mployee|[Ff]riend|[Hh]elp|[Rr]eset|[Oo]n behalf of),? (${NAME})(?![\\p{L}@])`,
    'u',
  ),
  new RegExp(
    `\\b(?:[Ff]or|[Aa]bout) (${NAME})(?=[.,;:!?)]|$| (?:because|who|whose|please|as|since|she|he|they)\\b)`,
    'u',
  ),
  new RegExp(
    `(?<![\\p{L}'.@])(${NAME})'s (?:new |old |lost )?(?:phone|mobile|i[Pp]hone|[Aa]uthenticator|app|account|mfa|MFA)\\b`,
    'u',
  ),
  // Two words or more and nothing else: somebody just typed whom it is about.
  new RegExp(`^(?=\\S+ )(${NAME})[.!]?$`, 'u'),
  // Chat is often typed without capitals: believed at the very beginning only, and for two words at most.
  new RegExp(`^(?:hi |hey |hello )?(\\p{Ll}[\\p{Ll}'-]+(?: \\p{Ll}[\\p{Ll}'-]+)?) ${TROUBLE}`, 'u'),
];

/** Words that stand where a name might, and are none. */
const NO_NAME = new RegExp(
  `^(?:${[
    'i|he|she|it|we|you|they|this|that|these|who|what|when|where|why|how|there|here|now|and|but|so|if|as|because|since|still',
    'my|our|your|his|her|their|its|the|a|an|one|some|any|no|nobody|noone|someone|somebody|everyone|everybody|anyone|people',
    'user|users|person|colleagues?|teammates?|co-?workers?|boss|manager|employee|friend|guy|team|admin|helpdesk|support|it',
    'hi|hello|hey|hallo|dear|please|pls|thanks|help|can|could|also|just|sorry|urgent|yes|no|ok|today|yesterday|monday|tuesday',
    'wednesday|thursday|friday|saturday|sunday|morning|phone|mobile|iphone|android|samsung|pixel|app|apps|authenticator',
    'microsoft|teams|outlook|office|windows|entra|azure|latchkey|mfa|pin|qr|sms|error|request|correlation|timestamp|code|codes',
    'account|password|sign|log|login|page|screen|browser|computer|laptop|device|message|push|prompt|notification|more|details',
  ].join('|')})$`,
  'i',
);

function nameIn(text: string): SubjectHint | undefined {
  for (const pattern of NAME_PATTERNS) {
    for (const [, found = ''] of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const parts = found.split(' ');
      const start = parts.findIndex((part) => !NO_NAME.test(part.replace(/'s$/, '')));
      const name = parts
        .slice(start)
        .join(' ')
        .replace(/[.'-]+$/, '');
      const believable =
        start >= 0 && !parts.slice(start).some((part) => NO_NAME.test(part)) && name.length <= 100;
      if (believable) return { kind: 'name', text: name };
    }
  }
  return undefined;
}
