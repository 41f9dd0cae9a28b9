import type { SymptomId } from './symptom.ts';

// How people put it in chat. Each function takes a text on one line with straight apostrophes, and only ever fills in
// a field that people see and correct, or makes the bot more careful.

const anyOf = (...patterns: readonly string[]) =>
  new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'iu');
const upTo = (words: number) => String.raw`(?:\S+ ){0,${words}}`;
const NEAR = '[^.!?]{0,40}';

const NOT = String.raw`\b(?:no|not|never|nothing|without|unable|cannot|stopped|(?:do|does|did|ca|wo|is|was)n't)\b`;
const PHONE = String.raw`(?:phone|mobile|iphone|handset|smartphone)\b`;
const APP = String.raw`(?:microsoft )?(?:app|authenticator)\b`;
const PUSH = String.raw`\b(?:push|pushes|prompts?|notifications?|approval requests?|pop-?ups?)\b`;
const CODE = String.raw`(?<!error )(?<!qr )\bcodes?\b(?! ?[:#]? ?\d)`;

/** In order of weight: what became of the phone counts before what the app shows. */
const SYMPTOM_WORDS: readonly (readonly [SymptomId, RegExp])[] = [
  ['stolen_phone', anyOf(String.raw`\b(?:stolen|stole|robbed|mugged|theft|pickpocketed)\b`)],
  [
    'lost_phone',
    anyOf(
      String.raw`\b(?:lost|misplaced|los(?:e|es|ing)|left|(?:can't|cannot) find) ${upTo(3)}${PHONE}`,
      String.raw`\b${PHONE} (?:is|was|has|got|went) ${upTo(2)}(?:lost|missing|gone)\b`,
    ),
  ],
  [
    'new_phone',
    anyOf(
      String.raw`\b(?:new|another|different|replacement|broken|dead|smashed) (?:\S+ )?(?:${PHONE}|(?:android|samsung|pixel|device)\b)`,
      String.raw`\b(?:changed|switched|upgraded|replaced|swapped|broke|dropped) ${upTo(3)}(?:phones\b|${PHONE})`,
      String.raw`\b${PHONE} (?:is|was|has|got|just) ${upTo(2)}(?:broken|broke|dead|died|smashed|replaced|wiped)\b`,
    ),
  ],
  ['where_is_my_qr_code', anyOf(String.raw`\bqr\b`)],
  [
    'app_signed_out_or_reinstalled',
    anyOf(
      String.raw`\bre-?install|\buninstalled\b`,
      String.raw`\b(?:signed|logged|logs|kicked) ${upTo(2)}out (?:of|in|from) (?:(?:the|my|her|his|their) )?${APP}`,
      String.raw`\b(?:deleted|removed|reset) ${upTo(3)}${APP}`,
      String.raw`\b${APP} (?:was|got|is) (?:\S+ )?(?:signed out|logged out|deleted|removed|reset|wiped)\b`,
    ),
  ],
  [
    'too_many_attempts',
    anyOf(
      String.raw`\btoo (?:many|often|much)\b`,
      String.raw`\btry again later\b|\btemporarily (?:blocked|locked)\b|\b(?:hit|reached) (?:the|our|a|its) limit\b`,
      String.raw`\btried ${upTo(3)}times\b`,
    ),
  ],
  [
    'push_never_arrives',
    anyOf(
      `${NOT}${NEAR}${PUSH}`,
      `${PUSH}${NEAR}${NOT}`,
      String.raw`\bsen(?:ds?|t|ding) ${NEAR}\b${APP}${NEAR}${NOT}`,
    ),
  ],
  [
    'app_shows_no_code',
    anyOf(`${NOT}${NEAR}${CODE}`, String.raw`\bcodes? ${upTo(4)}${NOT} (?:appear|show|arrive|there|come)`),
  ],
];

/** The symptom the words speak of; `error_code` and `something_else` are never read from words. */
export function symptomIn(text: string): SymptomId | undefined {
  return SYMPTOM_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}

const DENIED = String.raw`(?:denied|declined|rejected)\b`;
const SUSPICIOUS = anyOf(
  String.raw`\b(?:i|she|he|they|we|you(?:'ve)?) (?:(?:have|has|just|had|accidentally) )*${DENIED} (?:it|this|that|(?:the|a) request)\b`,
  String.raw`\b${DENIED} (?:the|a|that|this) (?:prompt|sign|log|push|notification|call)`,
  String.raw`\b(?:request|prompt|sign-?in|push|mfa) (?:(?:was|has been|is) )?${DENIED}`,
  String.raw`\bfraud|\b(?:hacked|hackers?|phish\p{L}*|scam\p{L}*|compromised|suspicious)\b`,
  String.raw`\b(?:someone|somebody|stranger)(?: else)? (?:(?:is|was|has been|keeps|may be|might be) )?(?:trying|tried|knows?)\b`,
  String.raw`\b(?:someone|somebody) else (?:(?:is|was|has been|keeps|may be|might be) )?(?:signing|signed|logging|logged|using|used|has)\b`,
  String.raw`\b(?:wasn't|was not|isn't|is not|not) (?:me|her|him|them)(?=[.,;:!?)]|$| (?:who|signing|trying)\b)`,
  String.raw`\b(?:hit|pressed|tapped|clicked|chose) ["']?(?:deny|decline|no, it's not me)\b`,
  String.raw`\b(?:too many|lots of|dozens of|constant|strange|unexpected|random|keeps getting) ${PUSH}`,
  String.raw`${PUSH} ${upTo(3)}(?:did not|didn't|never) (?:ask|start|request)`,
);

/** Whether a prompt was denied, or somebody else seems to be trying: rather once too often than once too little. */
export function isSuspicious(text: string): boolean {
  return SUSPICIOUS.test(text);
}

const WRITER = anyOf(
  String.raw`\bmyself\b`,
  String.raw`\bi(?:'m| am| was| got| have been|'ve been) (?:\S+ )?locked\b`,
  String.raw`\bi(?:'m| am) (?:unable|not able) to (?:sign|log|get)\b`,
  String.raw`\bi (?:can't|cannot|can not|couldn't|could not|can no longer) (?:sign|log|get|access|use) ?(?:in|on|into|my|the app)\b`,
  String.raw`\block(?:s|ed) me out\b`,
  String.raw`\bi(?:'ve| have)? (?:just )?(?:lost|broke|changed|dropped) my (?:\S+ )?${PHONE}`,
  String.raw`\bi(?:'ve| have)? (?:got |have )?a new ${PHONE}`,
  String.raw`\bmy (?:own )?(?:${PHONE}|authenticator|app|account) (?:was|is|has|doesn't|does not|won't|shows)\b`,
);

/** Whether the writer seems to speak of their own sign-in, and not to quote somebody. */
export function isAboutWriter(text: string): boolean {
  return WRITER.test(text) && !/\b(?:says?|said|told me|writes|wrote)\b[:,]? ?["“']/i.test(text);
}
