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
}

/** What findings are about, in the order they are told. */
export type Subject =
  | 'environment'
  | 'configuration'
  | 'cloud'
  | 'database'
  | 'token'
  | 'permissions'
  | 'eligibility'
  | 'sign-in log'
  | 'people'
  | 'default method'
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

export const unchecked = (about: Subject, text: string): Finding => ({ about, level: 'unchecked', text });

const MARKS: Readonly<Record<Finding['level'], string>> = {
  fine: 'ok      ',
  problem: 'PROBLEM ',
  remark: 'note    ',
  unchecked: 'not seen',
};

/** The findings as lines for a terminal, with a last line that counts the problems. */
export function wordsOf(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, level, text, advice }) => [
    `${MARKS[level]}  ${about}: ${text}`,
    ...(advice === undefined ? [] : [`          -> ${advice}`]),
  ]);
  const count = findings.filter(({ level }) => level === 'problem').length;
  const sum = count === 0 ? 'No problem found.' : count === 1 ? '1 problem.' : `${count} problems.`;
  return [...lines, '', sum].join('\n');
}
