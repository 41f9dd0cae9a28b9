import type { Finding } from '../../domain/finding.ts';
import type { Check } from '../../domain/verification.ts';
import type { Relation } from '../../domain/person.ts';
import type { Step } from '../card-data/frame.ts';
import { counted, joined, sentence } from './joined.ts';
import { dayOf } from './moment.ts';
import { changesLine, loadLine, requesterLine, turnedDownLine } from './record.ts';
import { signInLine } from './sign-ins.ts';

/** For an approver without an employee id: the bot can't rule out that they are one of the two (I1). */
export const VIEWER_UNKNOWN =
  'Whether you have another account here, as one of the two; the directory holds no employee id for you.';

/** What was found: each failure on a line of its own first, then how many passed, then what only fits. */
export function checkedSteps(checks: readonly Check[]): readonly Step[] {
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const passed = passedOf(checks);
  // A log that fits is no pass: whoever knows the password can write it.
  const fitting = checks.filter(({ outcome, finding }) => outcome === 'pass' && finding.check === 'sign_ins');
  return [
    ...failed.map(({ finding }) => ({ mark: '✖', line: `Failed: ${foundIn(finding)}` })),
    ...(passed.length === 0 ? [] : [{ mark: '✔', line: passedCount(passed.length, checks.length) }]),
    ...checks.filter(({ finding }) => isSynced(finding)).map(() => ({ mark: '!', line: SYNCED })),
    ...fitting.map(({ finding }) => ({ mark: '✔', line: `Fits: ${foundIn(finding)}` })),
  ];
}

const isSynced = (finding: Finding): boolean => finding.check === 'standing' && finding.synced === true;

/** Nothing that fails, but whoever changes the password has to know it. */
const SYNCED = 'The password is changed in the company’s own directory, not in the cloud.';

/** The checks that passed, in one breath, for whoever wants to see them. */
export function passedLines(checks: readonly Check[]): readonly string[] {
  const found = passedOf(checks).map(({ finding }) => sentence(foundIn(finding)).replace(/\.$/, ''));
  return found.length === 0 ? [] : [`${found.join(' · ')}.`];
}

const passedOf = (checks: readonly Check[]): readonly Check[] =>
  checks.filter(({ outcome, finding }) => outcome === 'pass' && finding.check !== 'sign_ins');

function passedCount(passed: number, all: number): string {
  return passed === all
    ? `All ${counted(all, 'check')} passed.`
    : `${passed} of ${counted(all, 'check')} passed.`;
}

/** What could not be found out. */
export function unknownLines(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ finding }) => sentence(foundIn(finding)));
}

function foundIn(finding: Finding): string {
  switch (finding.check) {
    case 'standing':
      if (finding.standing !== 'member_enabled') return `the account is ${finding.standing}.`;
      return 'active account of this company.';
    case 'privilege':
      return PRIVILEGE[finding.privilege];
    case 'relationship':
      return RELATION[finding.relation];
    case 'cool_down':
      return coolDown(finding);
    case 'sensitive_list':
      return finding.listed ? 'on the list of sensitive accounts.' : 'not on the list of sensitive accounts.';
    case 'numbers_on_file':
      return numbersOnFile(finding);
    case 'phone_stolen':
      return finding.stolen ? 'the phone is said to be stolen.' : 'no word of a stolen phone.';
    case 'one_person':
      return finding.known
        ? 'the one who asks and the locked-out colleague are two different people.'
        : 'whether the one who asks and the locked-out colleague are one person; the directory doesn’t say.';
    case 'sign_ins':
      return signInLine(finding.found);
    case 'recent_changes':
      return changesLine(finding.found);
    case 'requester_record':
      return requesterLine(finding);
    case 'helpdesk_load':
      return loadLine(finding);
    case 'turned_down_before':
      return turnedDownLine(finding);
  }
}

const PRIVILEGE = {
  none: 'no administrative rights.',
  owns_application: 'owns an application.',
  // One sentence for the three of I4, so that no card tells who is an administrator.
  privileged: 'this account is not reset by the bot.',
  deny_listed: 'this account is not reset by the bot.',
  unknown: 'this account is not reset by the bot.',
} as const;

const RELATION: Readonly<Record<Relation | 'new' | 'unknown', string>> = {
  is_manager: 'the one who asks is their manager.',
  is_report: 'the one who asks reports to them.',
  same_manager: 'both have the same manager.',
  same_department: 'both work in the same department.',
  none: 'the directory knows no relation between the two.',
  new: 'how the two are related was entered in the directory lately.',
  unknown: 'how the two are related; the directory or its log couldn’t be read.',
};

function coolDown({ lastReset, within }: Extract<Finding, { check: 'cool_down' }>): string {
  if (lastReset === undefined) return 'no earlier reset by this bot.';
  return within
    ? `already reset on ${dayOf(lastReset)}, not long ago.`
    : `last reset on ${dayOf(lastReset)}.`;
}

function numbersOnFile({ usable, phoneGone }: Extract<Finding, { check: 'numbers_on_file' }>): string {
  const gone = phoneGone ? ' The mobile isn’t offered, since the phone is out of their hands.' : '';
  if (usable.length === 0) return `no number on file that may be called.${gone}`;
  const kinds = usable.map((kind) => (kind === 'business' ? 'business' : 'mobile'));
  return `${joined(kinds)} number on file.${gone}`;
}

/** How the two are related, for the facts at the top. That they aren't, or that it isn't known, stands among the checks. */
export function relationOfChecks(checks: readonly Check[]): string | undefined {
  const found = checks.map(({ finding }) => finding).find((finding) => finding.check === 'relationship');
  return found === undefined ? undefined : RELATION_IN_SHORT[found.relation];
}

const RELATION_IN_SHORT: Readonly<Partial<Record<Relation | 'new' | 'unknown', string>>> = {
  is_manager: 'manager of the locked-out colleague',
  is_report: 'reports to the locked-out colleague',
  same_manager: 'same manager',
  same_department: 'same department',
};
