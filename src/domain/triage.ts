import { instantOf, type Instant } from './instant.ts';
import { isKnownCode } from './sign-in-error.ts';

/** What the locked-out person sees, as the requester chooses it. */
export type SymptomId =
  | 'push_never_arrives'
  | 'app_shows_no_code'
  | 'app_signed_out_or_reinstalled'
  | 'new_phone'
  | 'lost_phone'
  | 'stolen_phone'
  | 'where_is_my_qr_code'
  | 'error_code'
  | 'too_many_attempts'
  | 'something_else';

/** Whom a text seems to be about, as typed. It fills in a field for people to correct, and decides nothing. */
export interface SubjectHint {
  readonly kind: 'address' | 'name';
  readonly text: string;
}

/**
 * What could be read from a message or a pasted error page. Ids of people in it are not read: only the ids of the
 * failed attempt (`requestId`, `correlationId`), and only behind their labels. `self`: the writer seems to be the one
 * locked out. `suspicious`: a prompt was denied, or somebody else seems to be trying. `rest` is what remains for
 * people to read, on one line; show it through `plainText`.
 */
export interface Report {
  readonly errorCode?: string;
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly timestamp?: Instant;
  readonly subjectHint?: SubjectHint;
  readonly symptom?: SymptomId;
  readonly self: boolean;
  readonly suspicious: boolean;
  readonly rest: string;
}

const LONGEST_TEXT = 8_000;
const LONGEST_REST = 500;
const BLACKED_OUT = String.raw`(?:[█▇▆▓▒░■▪●•*]{2,}|\[?\b(?:redacted|removed|hidden)\b\]?)`;
const GUID = String.raw`[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}`;
const MOMENT = String.raw`20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)`;

const labelled = (label: string, value: string) => new RegExp(`\\b${label}\\s*[:=#]?\\s*(${value})`, 'iu');
const CODE = labelled(
  String.raw`(?:error\s*code|fehlercode|error(?:\s+(?:number|no\.?))?|error\?code|AADSTS)`,
  String.raw`(?:AADSTS)?(\d{4,7})(?![\d█▓▒░■*])`,
);
const REQUEST_ID = labelled(String.raw`(?:request|trace|anforderungs)[\s-]*id`, GUID);
const CORRELATION_ID = labelled(String.raw`(?:correlation|korrelations)[\s-]*id`, GUID);
const TIMESTAMP = labelled(String.raw`(?:timestamp|time\s*stamp|zeitstempel)`, MOMENT);

/** Reads free text or a whole pasted sign-in error page; whatever isn't clearly there is left out. */
export function readReport(text: string): Report {
  const typed = readable(text);
  const errorCode = errorCodeIn(typed);
  const requestId = REQUEST_ID.exec(typed)?.[1]?.toLowerCase();
  const correlationId = CORRELATION_ID.exec(typed)?.[1]?.toLowerCase();
  const timestamp = timestampIn(typed);
  const words = typed.replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ');
  const subjectHint = addressIn(words) ?? nameIn(words);
  const symptom = symptomIn(words) ?? (errorCode === undefined ? undefined : 'error_code');
  return {
    ...(errorCode !== undefined && { errorCode }),
    ...(requestId !== undefined && { requestId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(timestamp !== undefined && { timestamp }),
    ...(subjectHint !== undefined && { subjectHint }),
    ...(symptom !== undefined && { symptom }),
    self: isAboutWriter(words) && subjectHint?.kind !== 'name',
    suspicious: SUSPICIOUS.test(words),
    rest: restOf(typed),
  };
}

/** Whether a message speaks of trouble with signing in, so that a helpdesk card is a better answer than "pardon?". */
export function isAboutSignIn(text: string): boolean {
  const { errorCode, subjectHint, symptom, self, suspicious } = readReport(text);
  return (
    self ||
    suspicious ||
    [errorCode, subjectHint, symptom].some((part) => part !== undefined) ||
    TOPIC.test(text)
  );
}

const TOPIC =
  /\b(?:(?:sign|log|get)(?:s|ged|ged|ning|ging)?[- ]?(?:in|on|into)|locked|lockout|mfa|2fa|authenticator|password|passcode|verification|error|account|reset)\b/i;

function readable(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/<[^<>]{0,300}>|&nbsp;/gi, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

function errorCodeIn(text: string): string | undefined {
  const behindLabel = CODE.exec(text)?.[2];
  if (behindLabel !== undefined) return behindLabel;
  // A bare number of six digits may be a verification code, which is none of our business: known error codes only,
  // and none in running text without the word, where "16000" may be a price.
  const bare = [...text.matchAll(/(?<![\p{L}\d#+.,-])\d{5,7}(?![\p{L}\d])/gu)].map(([digits]) => digits);
  const known = bare.find(isKnownCode);
  return known !== undefined && (text.trim() === known || /\b(?:error|code|aadsts|mfa|sign|log)/i.test(text))
    ? known
    : undefined;
}

function timestampIn(text: string): Instant | undefined {
  const written = TIMESTAMP.exec(text)?.[1];
  if (written === undefined) return undefined;
  const moment = Date.parse(written.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(moment) ? undefined : instantOf(moment);
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
  new RegExp(`(?<![\\p{L}'.@])(${NAME}) ${TROUBLE}`, 'u'),
  new RegExp(
    `\\b(?:colleague|teammate|co-?worker|boss|manager|employee|friend|help|reset|on behalf of),? (${NAME})(?![\\p{L}@])`,
    'u',
  ),
  new RegExp(
    `\\b(?:[Ff]or|[Aa]bout) (${NAME})(?=[.,;:!?)]|$| (?:because|who|whose|please|as|since|she|he|they)\\b)`,
    'u',
  ),
  new RegExp(
    `(?<![\\p{L}'.@])(${NAME})'s (?:new |old |lost )?(?:phone|mobile|iphone|authenticator|app|account|mfa|MFA)\\b`,
    'u',
  ),
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
      const name = parts.slice(start).join(' ');
      const believable =
        start >= 0 && !parts.slice(start).some((part) => NO_NAME.test(part)) && name.length <= 100;
      if (believable) return { kind: 'name', text: name };
    }
  }
  return undefined;
}

const NOT = String.raw`(?:\b(?:no|not|never|nothing|without|unable|cannot|stopped|don't|doesn't|didn't|can't|won't|isn't|wasn't)\b)`;
const PHONE = String.raw`(?:phone|mobile|iphone|handset|smartphone)`;
const PUSH = String.raw`(?:push|pushes|prompts?|notifications?|approval requests?|pop-?ups?)`;
const SYMPTOM_PATTERNS: readonly (readonly [SymptomId, RegExp])[] = [
  ['stolen_phone', /\b(?:stolen|stole|robbed|mugged|theft|pickpocketed)\b/i],
  [
    'lost_phone',
    new RegExp(
      `\\b(?:lost|misplaced|lose|losing|left|(?:can't|cannot) find) (?:\\S+ ){0,3}${PHONE}\\b|\\b${PHONE} (?:is|was|has|got|went) (?:\\S+ ){0,2}(?:lost|missing|gone)\\b|\\blost ${PHONE}\\b`,
      'i',
    ),
  ],
  [
    'new_phone',
    new RegExp(
      `\\b(?:new|another|different|replacement|broken|dead|smashed) (?:\\S+ )?(?:${PHONE}|android|samsung|pixel|device)\\b|\\b(?:changed|switched|upgraded|replaced|swapped|broke|dropped) (?:\\S+ ){0,3}${PHONE}s?\\b|\\b${PHONE} (?:is|was|has|got|just) (?:\\S+ ){0,2}(?:broken|broke|dead|died|smashed|replaced|wiped)\\b`,
      'i',
    ),
  ],
  ['where_is_my_qr_code', /\bqr\b/i],
  [
    'app_signed_out_or_reinstalled',
    /\bre-?install|\buninstalled\b|\b(?:signed|logged|logs|kicked) (?:\S+ ){0,2}out (?:of|in|from) (?:the |my |her |his |their )?(?:microsoft )?(?:app|authenticator)\b|\b(?:deleted|removed|reset) (?:\S+ ){0,3}(?:app|authenticator)\b|\b(?:app|authenticator) (?:was|got|is) (?:\S+ )?(?:signed out|logged out|deleted|removed|reset|wiped)\b/i,
  ],
  [
    'too_many_attempts',
    /\btoo (?:many|often|much)\b|\btry again later\b|\btemporarily (?:blocked|locked)\b|\b(?:hit|reached) (?:the|our|a|its) limit\b|\btried (?:\S+ ){0,3}times\b/i,
  ],
  [
    'push_never_arrives',
    new RegExp(
      `${NOT}[^.!?]{0,40}\\b${PUSH}\\b|\\b${PUSH}\\b[^.!?]{0,40}${NOT}|\\bsen[dt] [^.!?]{0,40}\\b(?:app|authenticator)\\b[^.!?]{0,30}${NOT}`,
      'i',
    ),
  ],
  [
    'app_shows_no_code',
    new RegExp(
      `(?:\\b(?:app|authenticator)\\b[^.!?]{0,40}${NOT}|${NOT})[^.!?]{0,40}(?<!error )(?<!qr )\\bcodes?\\b(?! ?[:#]? ?\\d)|\\bcodes? (?:\\S+ ){0,4}(?:doesn't|does not|never|isn't|not) (?:appear|show|arrive|there|come)`,
      'i',
    ),
  ],
];

function symptomIn(text: string): SymptomId | undefined {
  return SYMPTOM_PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}

const SUSPICIOUS =
  /\b(?:i|she|he|they|we|you(?:'ve)?|\p{Lu}\p{L}+)(?: have| has| just| had| accidentally)? (?:denied|declined|rejected) (?:it|this|that|the (?:request|prompt|sign|push|notification|call)|a (?:request|prompt|sign|push))|\b(?:request|prompt|sign-?in|push|mfa) (?:was |has been |is )?(?:denied|declined|rejected)\b|\bfraud|\b(?:someone|somebody|anyone|person|stranger)(?: else)? (?:is |was |has been |keeps |may be |might be )?(?:trying|tried|signing|logging|signed|logged|using|knows?|has (?:my|her|his|their|the) password)\b|\b(?:wasn't|was not|isn't|not) (?:me|her|him|them)\b|\b(?:hacked|hacker|phish\w*|scam\w*|compromised|suspicious)\b|\bprompts? (?:\S+ ){0,3}(?:did not|didn't|never) (?:ask|start|request)/iu;

function isAboutWriter(text: string): boolean {
  return WRITER.test(text) && !/\b(?:said|says|told me|writes|wrote)\b[:,]? ?["“']/.test(text);
}

const WRITER =
  /\bmyself\b|\bi(?:'m| am| was| got| have been|'ve been) (?:\S+ )?locked\b|\bi(?:'m| am) (?:unable|not able) to (?:sign|log|get)\b|\bi (?:can't|cannot|can not|couldn't|could not|can no longer) (?:sign|log|get|access|use) ?(?:in|on|into|my|the app)\b|\block(?:s|ed) me out\b|\bi(?:'ve| have)? (?:just )?(?:lost|broke|changed|dropped) my (?:\S+ )?phone\b|\bi(?:'ve| have)? (?:got |have )?a new phone\b|\bmy (?:own )?(?:phone|authenticator|app|account) (?:was|is|has|doesn't|does not|won't|shows)\b/i;

function restOf(text: string): string {
  const value = `(?:${GUID}|${BLACKED_OUT}|${MOMENT}|(?:AADSTS)?\\d{4,7})`;
  const label = String.raw`\b(?:error\s*code|fehlercode|(?:request|trace|correlation|anforderungs|korrelations)[\s-]*id|timestamp|zeitstempel)\s*[:=#]?\s*`;
  return text
    .replace(new RegExp(`${label}${value}`, 'giu'), ' ')
    .replace(new RegExp(GUID, 'gi'), ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_REST)
    .toWellFormed();
}
