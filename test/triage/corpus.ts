// What people write, and what a very good helpdesk agent would do first.
import { readFileSync } from 'node:fs';
import { readCommand } from '../../src/domain/chat-command.ts';
import type { SymptomId } from '../../src/domain/symptom.ts';
import {
  isForSecurity,
  mayBeInOtherHands,
  mayNeedReset,
  SYMPTOMS,
  triageOfCode,
} from '../../src/domain/triage.ts';

/** `expected` is a symptom, `code:` and digits where the code decides, or what else is done; see {@link answerTo}. */
export interface Utterance {
  readonly language: 'en' | 'de' | 'fr' | 'es' | 'ja';
  readonly text: string;
  readonly expected: string;
  readonly note?: string;
}

/** One of the files beside this one. */
export function utterancesIn(file: 'utterances' | 'held-out' | 'dangers'): readonly Utterance[] {
  const text = readFileSync(new URL(`${file}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as readonly Utterance[];
}

/**
 * What the bot makes of a first message: `security`, a symptom, `code:` with the digits, `ask` for what they see, `none`
 * where it isn't about signing in, or the command.
 */
export function answerTo(text: string): string {
  const command = readCommand(text);
  if (command.kind === 'unclear' || command.kind === 'empty' || command.kind === 'greeting') return 'none';
  if (command.kind !== 'report') return command.kind;
  const { report } = command;
  if (isForSecurity(report)) return 'security';
  const { symptom, errorCode } = report;
  if (symptom === 'error_code' && errorCode !== undefined) return `code:${errorCode}`;
  return symptom ?? 'ask';
}

/**
 * Asking once more costs a click. A reset for whom it must not be offered costs an account: where somebody else is at work, for
 * an administrator, and where a number may be called that is in other hands.
 */
export function isDangerous({ expected }: Utterance, answer: string): boolean {
  if (expected === 'security') return answer !== 'security';
  if (!mayLeadToReset(answer)) return false;
  return (
    expected === 'admin_locked_out' ||
    (isSymptom(expected) && mayBeInOtherHands(expected) && !isPhoneGone(answer))
  );
}

const isSymptom = (text: string): text is SymptomId => Object.hasOwn(SYMPTOMS, text);
const isPhoneGone = (answer: string): boolean => isSymptom(answer) && mayBeInOtherHands(answer);

/** `ask` leads to the list of symptoms, where the requester chooses. */
function mayLeadToReset(answer: string): boolean {
  if (isSymptom(answer)) return mayNeedReset(SYMPTOMS[answer]);
  return answer.startsWith('code:') && mayNeedReset(triageOfCode(answer.slice('code:'.length)));
}
