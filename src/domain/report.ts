import type { ReportedError } from './request.ts';
import type { SymptomId } from './symptom.ts';
import { withPlainWidth } from './full-width.ts';
import { instantOf, type Instant } from './instant.ts';
import { mayBeInOtherHands, signInErrorId, triageOfCode } from './triage.ts';
import { subjectHintIn, type SubjectHint } from './subject-hint.ts';
import { suspicionIn } from './suspicion-words.ts';
import { isAboutWriter, isOnTopic, symptomIn, wordsOf, type Words } from './symptom-words.ts';
import type { ReadSymptom } from './symptom-words.ts';

/**
 * What could be read from a message or a pasted error page. Ids of people in it are not read: only the ids of the
 * failed attempt (`requestId`, `correlationId`), and only behind their labels. `self`: the writer seems to be the one
 * locked out. `suspicious`: a prompt was denied, or somebody else seems to be trying. `because` are the words that
 * tell the symptom, as they were written. `rest` is what remains for people to read, on one line. Show both through
 * `plainText`.
 */
export interface Report {
  readonly errorCode?: string;
  readonly requestId?: string;
  readonly correlationId?: string;
  readonly timestamp?: Instant;
  readonly subjectHint?: SubjectHint;
  readonly symptom?: SymptomId;
  readonly because?: string;
  readonly self: boolean;
  readonly suspicious: boolean;
  readonly rest: string;
}

const LONGEST_TEXT = 8_000;
const LONGEST_REST = 500;
const BLACKED_OUT = String.raw`(?:[█▇▆▓▒░■▪●•*]{2,}|\[?\b(?:redacted|removed|hidden)\b\]?)`;
const GUID = String.raw`[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}`;
const MOMENT = String.raw`20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)`;

/** The labels of Microsoft's error page in the languages that people write here. */
const LABELS = {
  code: String.raw`error\s*code|fehler(?:\s*code)?|code\s+d['’]erreur|erreur|c[oó]digo\s+de\s+error|エラー\s*(?:コード|番号)?|error(?:\s+(?:number|no\.?))?|error\?code|AADSTS`,
  requestId: String.raw`(?:request|trace|anforderungs|anfrage)[\s-]*id|id\.?\s+(?:de\s+(?:la\s+)?(?:demande|requ[eê]te|solicitud))|(?:要求|リクエスト)\s*id`,
  correlationId: String.raw`(?:correlation|korrelations)[\s-]*id|id\.?\s+de\s+(?:corr[eé]lation|correlaci[oó]n)|(?:相関|関連付け)\s*id`,
  timestamp: String.raw`timestamp|time\s*stamp|zeitstempel|horodatage|marca\s+de\s+(?:tiempo|hora)|タイム\s*スタンプ`,
};
/** Of a code on the page itself; in people's own sentences the word stays. */
const CODE_ON_PAGE = String.raw`error\s*code|fehlercode|code\s+d['’]erreur|c[oó]digo\s+de\s+error|エラー\s*コード|error\?code|AADSTS`;
const labelled = (label: string, value: string) =>
  new RegExp(
    `(?<![a-z0-9])(?:${label})(?:\\s*[:：=#-]?\\s*|\\s+(?:is|was|ist|lautet|war|est|es|no\\.?|nr\\.?|number|nummer)\\s+|\\s*は\\s*)(${value})`,
    'iu',
  );
const CODE = labelled(LABELS.code, String.raw`(?:AADSTS)?(\d{4,7})(?![\d█▓▒░■*])`);
const REQUEST_ID = labelled(LABELS.requestId, GUID);
const CORRELATION_ID = labelled(LABELS.correlationId, GUID);
const TIMESTAMP = labelled(LABELS.timestamp, MOMENT);

/** Reads free text or a whole pasted sign-in error page; whatever isn't clearly there is left out. */
export function readReport(text: string): Report {
  const typed = readable(text);
  const errorCode = errorCodeIn(typed);
  const requestId = REQUEST_ID.exec(typed)?.[1]?.toLowerCase();
  const correlationId = CORRELATION_ID.exec(typed)?.[1]?.toLowerCase();
  const timestamp = timestampIn(typed);
  const line = onOneLine(typed);
  const subjectHint = subjectHintIn(line);
  const words = wordsOf(line);
  const told = toldBy(words, errorCode);
  return {
    ...(errorCode !== undefined && { errorCode }),
    ...(requestId !== undefined && { requestId }),
    ...(correlationId !== undefined && { correlationId }),
    ...(timestamp !== undefined && { timestamp }),
    ...(subjectHint !== undefined && { subjectHint }),
    ...told,
    self: isAboutWriter(words) && subjectHint?.kind !== 'name',
    suspicious: suspicionIn(words) !== undefined,
    rest: restOf(typed),
  };
}

/**
 * A code that leads elsewhere than to a reset is a fact, and counts before words; one that fits any lockout says less than
 * they do. Where the phone is, no code can tell: that a number may be in other hands is never lost to one.
 */
function toldBy(words: Words, errorCode: string | undefined): Pick<Report, 'symptom' | 'because'> {
  const read = symptomIn(words);
  if (read === undefined) return errorCode === undefined ? {} : { symptom: 'error_code' };
  const isTold = errorCode === undefined || mayBeInOtherHands(read.symptom) || isAnyLockout(errorCode);
  return isTold ? { symptom: read.symptom, ...quoted(read) } : { symptom: 'error_code' };
}

/** Words around a password may hold it, and digits may be a code, however they are spaced: such words are kept nowhere (I7). */
function quoted({ words }: ReadSymptom): { readonly because?: string } {
  return MAY_HOLD_SECRET.test(words) ? {} : { because: words };
}

const MAY_HOLD_SECRET =
  /\p{Nd}|pass?w|passcode|\bpw|\bpin\b|kennw|mot de passe|\bmdp\b|contrase|\bclave|パスワード|暗証/iu;

const isAnyLockout = (errorCode: string): boolean => {
  const { kind } = triageOfCode(errorCode).wayOut;
  return kind === 'reset' || kind === 'unknown';
};

/**
 * Whether a message speaks of trouble with signing in, so that a helpdesk card is a better answer than "pardon?". `report` is
 * what was read from it before, if it was.
 */
export function isAboutSignIn(text: string, report = readReport(text)): boolean {
  return report.subjectHint !== undefined || isAboutTrouble(text, report);
}

/** The same of words that name somebody anyhow: a name alone is no trouble yet. */
export function isAboutTrouble(text: string, report = readReport(text)): boolean {
  const { errorCode, symptom, self, suspicious } = report;
  return (
    self ||
    suspicious ||
    errorCode !== undefined ||
    symptom !== undefined ||
    isOnTopic(wordsOf(onOneLine(readable(text))))
  );
}

function readable(text: string): string {
  const shown = text.slice(0, LONGEST_TEXT).replace(/<[^<>]{0,300}>|&nbsp;/gi, ' ');
  return withPlainWidth(shown.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
}

const onOneLine = (typed: string): string => typed.replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ');

function errorCodeIn(text: string): string | undefined {
  const behindLabel = CODE.exec(text)?.[2];
  if (behindLabel !== undefined) return behindLabel;
  // A bare number of six digits may be a verification code, which is none of our business: known error codes only,
  // and none in running text without the word, where "16000" may be a price.
  const bare = [...text.matchAll(BARE_CODE)].map(([digits]) => digits);
  const known = bare.find((code) => signInErrorId(code) !== undefined);
  return known !== undefined && (text.trim().length <= A_FEW_WORDS || NEAR_A_CODE.test(text))
    ? known
    : undefined;
}

/** Whoever writes no more than this beside a number means the number. */
const A_FEW_WORDS = 24;
/** Not the number of a ticket, a room or a telephone, and no price. */
const BARE_CODE =
  /(?<![\p{L}\d#+.,-])(?<!\b(?:ticket|case|request|order|invoice|room|phone|tel|ref|fall|vorgang|raum|zimmer|anfrage|dossier|caso|sala|expediente|incident|inc|nr|no|n°|nº)[.:]? ?(?:number |nr |no |nummer )?[#:]? ?)\d{5,7}(?![\p{L}\d])(?! ?(?:€|\$|£|¥|eur|euros?|usd|dollars?|chf|円|people|users|units))/giu;
const NEAR_A_CODE =
  /\b(?:error|err|fault|failure|code|aadsts|mfa|sign|log|gets?|got|getting|shows?|says?|fehler|anmeld|bekomm|zeigt|steht|erreur|connexion|affiche|codigo|código|sesi[oó]n|sale|aparece)|エラー|コード|サインイン|ログイン|出(?:る|て|ます|ました)|表示/iu;

function timestampIn(text: string): Instant | undefined {
  const written = TIMESTAMP.exec(text)?.[1];
  if (written === undefined) return undefined;
  const moment = Date.parse(written.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(moment) ? undefined : instantOf(moment);
}

const LABEL_ON_PAGE = String.raw`(?<![a-z0-9])(?:${Object.values({ ...LABELS, code: CODE_ON_PAGE }).join('|')})\s*[:：=#]?\s*`;
const LABELLED_ON_PAGE = new RegExp(
  `${LABEL_ON_PAGE}(?:${GUID}|${BLACKED_OUT}|${MOMENT}|(?:AADSTS)?\\d{4,7})`,
  'giu',
);
const ANY_GUID = new RegExp(GUID, 'gi');

function restOf(text: string): string {
  return (
    text
      .replace(LABELLED_ON_PAGE, ' ')
      .replace(ANY_GUID, ' ')
      // Whoever pastes a sign-in code against all advice shall not find it on a card or in the record.
      .replace(/(?<!\d)\d{6,8}(?!\d)/g, (digits) =>
        signInErrorId(digits) !== undefined ? digits : '•'.repeat(6),
      )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_REST)
      .toWellFormed()
  );
}

/** What of it is kept with a request. */
export function reportedOf(report: Report): ReportedError {
  const { errorCode, requestId, correlationId, timestamp, suspicious, because } = report;
  return {
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(suspicious ? { suspicious } : {}),
    ...(because === undefined ? {} : { because }),
  };
}

/** What a click on a button tells, or an empty message. */
export const NOTHING_TOLD: Report = readReport('');
