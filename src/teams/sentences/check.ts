import type { Finding, Privilege } from '../../domain/finding.ts';
import type { Check } from '../../domain/verification.ts';
import type { Step } from '../card-data/frame.ts';
import type { Words } from '../words.ts';
import { sentence } from './joined.ts';
import { dayOf } from './moment.ts';
import { changesLine, loadLine, requesterLine, turnedDownLine } from './record.ts';
import { signInLine } from './sign-ins.ts';

/** How many passed, as the heading of what did not. A sign-in log that only fits proves nothing, and fails nothing. */
export function checkedTitle({ say }: Words, checks: readonly Check[]): string {
  const passed = passedOf(checks).length;
  const count = checks.length - fittingOf(checks).length;
  return say(passed === count ? 'check.passed.all' : 'check.passed', { passed, count });
}

/** What speaks against it, each on a line of its own, then what else has to be known before a reset. */
export function againstSteps(words: Words, checks: readonly Check[]): readonly Step[] {
  const { say } = words;
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  // Nothing that fails, but whoever changes the password has to know it.
  const synced = checks.filter(({ finding }) => finding.check === 'standing' && finding.synced === true);
  return [
    ...failed.map(({ finding }) => ({
      mark: '✖',
      line: say('check.failed', { found: foundIn(words, finding) }),
    })),
    ...synced.map(() => ({ mark: '!', line: say('check.synced') })),
    ...fittingOf(checks)
      .filter(({ finding }) => hasAdvice(finding))
      .map(({ finding }) => ({ mark: '!', line: fitting(words, finding) })),
  ];
}

/** The checks that passed, in one breath, and what only fits: for whoever wants to see them. */
export function passedLines(words: Words, checks: readonly Check[]): readonly string[] {
  const found = passedOf(checks).map(({ finding }) => sentence(foundIn(words, finding)));
  const last = found.length - 1;
  const inOneBreath = found.map((one, index) => (index === last ? one : one.replace(/[.。]$/u, '')));
  const plain = fittingOf(checks).filter(({ finding }) => !hasAdvice(finding));
  return [
    ...(found.length === 0 ? [] : [inOneBreath.join(' · ')]),
    ...plain.map(({ finding }) => fitting(words, finding)),
  ];
}

const passedOf = (checks: readonly Check[]): readonly Check[] =>
  checks.filter(({ outcome, finding }) => outcome === 'pass' && finding.check !== 'sign_ins');

/** A log that fits is no pass: whoever knows the password can write it. */
const fittingOf = (checks: readonly Check[]): readonly Check[] =>
  checks.filter(({ outcome, finding }) => outcome === 'pass' && finding.check === 'sign_ins');

const fitting = (words: Words, finding: Finding): string =>
  words.say('check.fits', { found: foundIn(words, finding) });

/** Whether the log tells of something to ask or to do, such as a block that no reset lifts. */
function hasAdvice(finding: Finding): boolean {
  if (finding.check !== 'sign_ins' || finding.found.kind !== 'fits') return false;
  return finding.found.likely !== undefined && finding.found.likely !== 'no_answer';
}

/** What could not be found out. */
export function unknownLines(words: Words, checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ finding }) => sentence(foundIn(words, finding)));
}

/** What was found, as it stands after a colon. */
function foundIn(words: Words, finding: Finding): string {
  const { say } = words;
  switch (finding.check) {
    case 'standing':
      return say(`check.standing.${finding.standing}`);
    case 'privilege':
      return privilegeLine(words, finding.privilege);
    case 'relationship':
      return say(`check.relation.${finding.relation}`);
    case 'cool_down':
      return coolDown(words, finding);
    case 'sensitive_list':
      return say(`check.sensitive_list.${finding.listed ? 'listed' : 'not_listed'}`);
    case 'numbers_on_file':
      return numbersOnFile(words, finding);
    case 'phone_stolen':
      return say(`check.phone_stolen.${finding.stolen ? 'yes' : 'no'}`);
    case 'one_person':
      return say(`check.one_person.${finding.known ? 'known' : 'unknown'}`);
    case 'sign_ins':
      return signInLine(words, finding.found);
    case 'recent_changes':
      return changesLine(words, finding.found);
    case 'requester_record':
      return requesterLine(words, finding);
    case 'helpdesk_load':
      return loadLine(words, finding);
    case 'turned_down_before':
      return turnedDownLine(words, finding);
  }
}

/** One sentence for the three of I4, so that no card tells who is an administrator. */
function privilegeLine({ say }: Words, privilege: Privilege): string {
  switch (privilege) {
    case 'none':
    case 'owns_application':
      return say(`check.privilege.${privilege}`);
    case 'privileged':
    case 'deny_listed':
    case 'unknown':
      return say('check.privilege.not_by_bot');
  }
}

function coolDown({ say }: Words, { lastReset, within }: Extract<Finding, { check: 'cool_down' }>): string {
  return lastReset === undefined
    ? say('check.cool_down.never')
    : say(`check.cool_down.${within ? 'within' : 'over'}`, { date: dayOf(lastReset) });
}

function numbersOnFile(
  words: Words,
  { usable, phoneGone }: Extract<Finding, { check: 'numbers_on_file' }>,
): string {
  const { say } = words;
  const [one, other] = usable;
  const kinds = other === undefined ? (one ?? 'none') : 'both';
  const gone = phoneGone ? [say('check.numbers.phone_gone')] : [];
  return words.paragraph([say(`check.numbers.${kinds}`), ...gone]);
}

/** How the two are related, for the facts at the top. That they aren't, or that it isn't known, stands among the checks. */
export function relationOfChecks({ say }: Words, checks: readonly Check[]): string | undefined {
  const found = checks.map(({ finding }) => finding).find((finding) => finding.check === 'relationship');
  switch (found?.relation) {
    case 'is_manager':
    case 'is_report':
    case 'same_manager':
    case 'same_department':
      return say(`check.relation_in_short.${found.relation}`);
    case 'none':
    case 'new':
    case 'unknown':
    case undefined:
      return undefined;
  }
}
