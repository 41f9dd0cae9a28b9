import type { ErrorCode } from '../errors.ts';

/**
 * One thing that `latchkey doctor` looked at. `remark`: worth knowing and no fault. `unchecked`: it could not be looked at,
 * and why.
 */
export interface Finding {
  readonly about: Subject;
  readonly level: 'fine' | 'problem' | 'remark' | 'unchecked';
  /** A sentence without names of people. */
  readonly text: string;
  /** What to do about it. */
  readonly advice?: string;
  /** The failure that hid it, where it could not be looked at. */
  readonly code?: ErrorCode;
}

/** What findings are about, in the order they are told. */
export type Subject =
  | 'environment'
  | 'configuration'
  | 'cloud'
  | 'database'
  | 'token'
  | 'Graph'
  | 'clock'
  | 'permissions'
  | 'eligibility'
  | 'sign-in log'
  | 'audit log'
  | 'mail'
  | 'people'
  | 'shifts'
  | 'default method'
  | 'checkpoints'
  | 'outside';

export const fine = (about: Subject, text: string): Finding => ({ about, level: 'fine', text });

export const problem = (about: Subject, text: string, advice: string): Finding => ({
  about,
  level: 'problem',
  text,
  advice,
});

export const remark = (about: Subject, text: string, advice?: string): Finding => ({
  about,
  level: 'remark',
  text,
  ...(advice === undefined ? {} : { advice }),
});

export const unchecked = (about: Subject, text: string, code?: ErrorCode): Finding => ({
  about,
  level: 'unchecked',
  text,
  ...(code === undefined ? {} : { code }),
});

/** How many problems there are, and how many things could not be looked at; what no doctor can ever see is not among those. */
export function countsOf(findings: readonly Finding[]): {
  readonly problems: number;
  readonly unchecked: number;
} {
  return {
    problems: findings.filter(({ level }) => level === 'problem').length,
    unchecked: findings.filter(({ level, about }) => level === 'unchecked' && about !== 'outside').length,
  };
}

const MARKS: Readonly<Record<Finding['level'], string>> = {
  fine: 'ok      ',
  problem: 'PROBLEM ',
  remark: 'note    ',
  unchecked: 'not seen',
};

/** The findings as lines for a terminal, with a last line that counts the problems or, without one, what could not be seen. */
export function wordsOf(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, level, text, advice }) => [
    `${MARKS[level]}  ${about}: ${text}`,
    ...(advice === undefined ? [] : [`          -> ${advice}`]),
  ]);
  return [...lines, '', sumOf(findings)].join('\n');
}

function sumOf(findings: readonly Finding[]): string {
  const { problems, unchecked: hidden } = countsOf(findings);
  if (problems > 0) return problems === 1 ? '1 problem.' : `${problems} problems.`;
  if (hidden === 0) return 'No problem found.';
  return `No problem found, but ${hidden === 1 ? '1 thing' : `${hidden} things`} could not be looked at.`;
}
