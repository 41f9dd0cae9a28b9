import type { SymptomId } from './symptom.ts';
import { instantOf, type Instant } from './instant.ts';
import { isKnownCode } from './sign-in-error.ts';
import { subjectHintIn, type SubjectHint } from './subject-hint.ts';
import { isAboutWriter, isSuspicious, symptomIn } from './symptom-words.ts';

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
  const subjectHint = subjectHintIn(words);
  const symptom = symptomIn(words) ?? (errorCode === undefined ? undefined : 'error_code');
  return {
    ...(errorCode !== undefined && { errorCode }),
    ...(requestId !== undefined && { requestId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(timestamp !== undefined && { timestamp }),
    ...(subjectHint !== undefined && { subjectHint }),
    ...(symptom !== undefined && { symptom }),
    self: isAboutWriter(words) && subjectHint?.kind !== 'name',
    suspicious: isSuspicious(words),
    rest: restOf(typed),
  };
}

/** Whether a message speaks of trouble with signing in, so that a helpdesk card is a better answer than "pardon?". */
export function isAboutSignIn(text: string): boolean {
  return isAboutTrouble(text) || readReport(text).subjectHint !== undefined;
}

/** The same of words that name somebody anyhow: a name alone is no trouble yet. */
export function isAboutTrouble(text: string): boolean {
  const { errorCode, symptom, self, suspicious } = readReport(text);
  return self || suspicious || errorCode !== undefined || symptom !== undefined || TOPIC.test(text);
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

function restOf(text: string): string {
  const value = `(?:${GUID}|${BLACKED_OUT}|${MOMENT}|(?:AADSTS)?\\d{4,7})`;
  const label = String.raw`\b(?:error\s*code|fehlercode|(?:request|trace|correlation|anforderungs|korrelations)[\s-]*id|timestamp|zeitstempel)\s*[:=#]?\s*`;
  return (
    text
      .replace(new RegExp(`${label}${value}`, 'giu'), ' ')
      .replace(new RegExp(GUID, 'gi'), ' ')
      // Whoever pastes a sign-in code against all advice shall not find it on a card or in the record.
      .replace(/(?<!\d)\d{6,8}(?!\d)/g, (digits) => (isKnownCode(digits) ? digits : '•'.repeat(6)))
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_REST)
      .toWellFormed()
  );
}
