import type { Command } from '../domain/command.ts';
import { isOverLimit } from '../domain/finding.ts';
import type { ChangeFinding, Finding, Privilege } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import { minus } from '../domain/instant.ts';
import type { MethodSurvey } from '../domain/method.ts';
import { identityKnown, isSamePerson, relationOf, standingOf } from '../domain/person.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import { changedSince, contactOnFile } from '../domain/contact-on-file.ts';
import type { ContactOnFile } from '../domain/contact-on-file.ts';
import { judgeChanges, judgeRelation } from '../domain/recent-change.ts';
import type { Identities, RuledOut } from '../domain/request.ts';
import { planReset } from '../domain/reset-plan.ts';
import type { Planning } from '../domain/reset-plan.ts';
import { mayBeInOtherHands } from '../domain/triage.ts';
import { alarmFor, judgeSignIns } from '../domain/sign-in-evidence.ts';
import type { SignInAlarm, SignInFinding } from '../domain/sign-in-evidence.ts';
import type { SymptomId } from '../domain/symptom.ts';
import { usableNumbers } from '../domain/verification.ts';
import type { Check } from '../domain/verification.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { readCase } from './readings.ts';
import type { ReadingPorts, Readings } from './readings.ts';

export type FindingPorts = ReadingPorts & Pick<Ports, 'keys'>;

/** What the checks are about. */
export interface Case {
  readonly number: number;
  readonly requester: ObjectId;
  readonly subject: ObjectId;
  readonly symptom: SymptomId;
  /** What an earlier look saw, for a later one. */
  readonly earlier?: { readonly checks: readonly Check[]; readonly contactOnFile: ContactOnFile };
}

/** Everything the directory, Graph and our own record say about a case right now. */
export interface Evidence {
  readonly findings: readonly Finding[];
  readonly survey: MethodSurvey;
  /** Whether Graph gave that survey; else it is empty because something else rules the case out. */
  readonly isSurveyed: boolean;
  /** When the methods were read. */
  readonly surveyedAt: Instant;
  readonly planning: Planning;
  /** Set when the case can't go on whatever else was found. */
  readonly ruledOut?: RuledOut;
  readonly alarm?: SignInAlarm;
  readonly vouchers: readonly ObjectId[];
  readonly identities: Identities;
  readonly contactOnFile: ContactOnFile;
  readonly people: HelpdeskPeople;
  /** The subject's manager was changed lately, so that their word counts for little. */
  readonly isManagerNew: boolean;
  readonly requester: Person | undefined;
  readonly subject: Person | undefined;
}

/**
 * Gathers the evidence for a case. Every question is asked whatever the others answer, so that neither the way nor
 * the time of a refusal tells who is an administrator (I4). Throws GRAPH_* when the directory can't be read, or the methods
 * where they are needed.
 */
export async function gatherEvidence(
  ports: FindingPorts,
  about: Case,
  reading: Promise<HelpdeskPeople>,
  { needsList }: { readonly needsList: boolean } = { needsList: true },
): Promise<Evidence> {
  const read = await readCase(ports, about, reading);
  const { subject, requester, people } = read;
  const survey = read.methods.survey ?? (subject === undefined ? NO_METHODS : unlisted());
  const methods = isServiceError(survey) ? NO_METHODS : survey;
  const planning = planReset(methods, ports.rulebook.reset, ports.keys.fingerprint);
  const found = judgeSignIns(read.signIns, read.now);
  const alarm = alarmFor(found);
  const { ruledOut } = ruledOutOf(ports, { ...read, about, planning, found });
  const isEmpty = ruledOut === undefined || ruledOut === 'nothing_to_remove';
  if (isServiceError(survey) && isEmpty && needsList) throw survey;
  const onFile = contactOnFile(subject, ports.keys.fingerprint);
  const findings = findingsOf(ports, about, { ...read, found, onFile });
  return {
    findings,
    survey: methods,
    isSurveyed: read.methods.survey !== undefined && !isServiceError(read.methods.survey),
    surveyedAt: read.methods.at,
    planning,
    ...(ruledOut === undefined ? {} : { ruledOut }),
    ...(alarm === undefined ? {} : { alarm }),
    vouchers: managerOf(subject, about.requester),
    identities: {
      ...identity(ports, 'requester', requester),
      ...identity(ports, 'subject', subject),
    },
    contactOnFile: onFile,
    isManagerNew: findings.some(isNewManager),
    people,
    requester,
    subject,
  };
}

/** An account that is gone has no methods; that is standing's to say, not an error. */
const NO_METHODS: MethodSurvey = { methods: [], defaults: { kind: 'none' }, unseen: [] };

/** “Not found” about the methods of an account that is there would read as if they had all been removed. */
export function unlisted(): ServiceError {
  return new ServiceError('GRAPH_UNEXPECTED', 'The account is there, and its methods were not found.');
}

function isNewManager(finding: Finding): boolean {
  if (finding.check !== 'recent_changes' || finding.found.kind !== 'changed') return false;
  return finding.found.changes.some(({ field }) => field === 'manager');
}

/** The command for a case that can't go on; what the sign-in log says alarms whatever the reason is, and so does a flood. */
export function ruleOut(
  reason: RuledOut,
  { alarm: seen, findings }: Pick<Evidence, 'alarm' | 'findings'>,
): Extract<Command, { readonly kind: 'rule_out' }> {
  const isFlood = findings.some((one) => one.check === 'requester_record' && isOverLimit(one));
  const alarm = seen ?? (isFlood ? 'many_requests' : undefined);
  return { kind: 'rule_out', reason, ...(alarm === undefined ? {} : { alarm }) };
}

interface Judged extends Readings {
  readonly found: SignInFinding;
}

function privilegeOf({ people, privilege }: Readings, subject: ObjectId): Privilege {
  return people.denyList.includes(subject) ? 'deny_listed' : privilege;
}

function findingsOf(
  ports: FindingPorts,
  about: Case,
  read: Judged & { readonly onFile: ContactOnFile },
): readonly Finding[] {
  const { requester, subject, lastReset, people, found, now } = read;
  const { limits } = ports.rulebook;
  const phoneGone = mayBeInOtherHands(about.symptom);
  const coolDownBegan = minus(now, limits.perSubjectCoolDown);
  const isWithin = (at: Instant | undefined): boolean => at !== undefined && at > coolDownBegan;
  const both = requester !== undefined && subject !== undefined;
  return [
    {
      check: 'standing',
      standing: standingOf(subject),
      ...(subject?.synced === true ? { synced: true } : {}),
    },
    { check: 'privilege', privilege: privilegeOf(read, about.subject) },
    {
      check: 'relationship',
      relation: both ? relationFound(requester, subject, { ...read, ...about }) : 'unknown',
    },
    { check: 'one_person', known: both && identityKnown(requester, subject) },
    { check: 'cool_down', lastReset, within: isWithin(lastReset) },
    { check: 'sensitive_list', listed: people.sensitive.includes(about.subject) },
    {
      check: 'numbers_on_file',
      usable: subject === undefined ? [] : usableNumbers(seenBefore(ports, about, subject), phoneGone),
      phoneGone,
    },
    { check: 'recent_changes', found: changesFound(ports, about, read) },
    { check: 'phone_stolen', stolen: about.symptom === 'stolen_phone' },
    { check: 'sign_ins', found },
    {
      check: 'requester_record',
      // Later requests are later requests' business: only the first look counts them.
      requests: earlierRequests(about) ?? read.requests,
      most: limits.perRequesterPerDay,
      age: ageOf(requester, now),
      resetLately: isWithin(read.requesterReset),
      objections: read.objections,
    },
    { check: 'helpdesk_load', resets: read.resets, most: limits.perHelpdeskPerHour },
    { check: 'turned_down_before', requests: read.turnedDown },
  ];
}

/** The numbers that every look saw: whoever adds or changes one meanwhile would answer the call. */
function seenBefore(
  { keys }: FindingPorts,
  { earlier }: Case,
  { businessPhones, mobilePhone }: Person,
): Pick<Person, 'businessPhones' | 'mobilePhone'> {
  const isSeen = (number: string): boolean =>
    earlier === undefined || earlier.contactOnFile.numbers.includes(keys.fingerprint(number));
  return {
    businessPhones: businessPhones.filter(isSeen),
    ...(mobilePhone !== undefined && isSeen(mobilePhone) ? { mobilePhone } : {}),
  };
}

/** A later look keeps what the first one found where the log doesn't answer: the relation itself is read anew. */
function relationFound(
  requester: Person,
  subject: Person,
  { requesterChanges, earlier }: Pick<Readings, 'requesterChanges'> & Pick<Case, 'earlier'>,
): Extract<Finding, { check: 'relationship' }>['relation'] {
  const relation = relationOf(requester, subject);
  const judged = judgeRelation(relation, requesterChanges);
  const before = earlier?.checks.map(({ finding }) => finding).find((one) => one.check === 'relationship');
  return judged === 'unknown' && before !== undefined ? before.relation : judged;
}

function earlierRequests({ earlier }: Case): number | undefined {
  const before = earlier?.checks.map(({ finding }) => finding);
  return before?.find((one) => one.check === 'requester_record')?.requests;
}

/** So young an account has nobody who knows its voice. */
const NEW_ACCOUNT = 'P30D';

function ageOf(
  requester: Person | undefined,
  now: Instant,
): Extract<Finding, { check: 'requester_record' }>['age'] {
  if (requester?.createdAt === undefined) return 'unknown';
  return requester.createdAt > minus(now, NEW_ACCOUNT) ? 'new_account' : 'old_enough';
}

/**
 * A later look compares with what the first one saw, and so needs the log only for what had not reached it by then: a log
 * that doesn't answer for a moment takes nothing back.
 */
function changesFound(
  ports: FindingPorts,
  { earlier }: Case,
  { changes, signIns, onFile, now }: Judged & { readonly onFile: ContactOnFile },
): ChangeFinding {
  const { recentChange } = ports.rulebook.limits;
  const judged = judgeChanges(changes, { signIns, recentChange, now });
  if (earlier === undefined || judged.kind === 'changed') return judged;
  const fields = changedSince(earlier.contactOnFile, onFile);
  if (fields.length > 0) return { kind: 'changed', changes: fields.map((field) => ({ field, at: now })) };
  const before = earlier.checks.map(({ finding }) => finding).find((one) => one.check === 'recent_changes');
  return judged.kind === 'unreadable' && before !== undefined ? before.found : judged;
}

function ruledOutOf(
  { rulebook }: FindingPorts,
  seen: Judged & { readonly about: Case; readonly planning: Planning },
): Pick<Evidence, 'ruledOut'> {
  const { planning, about, requests } = seen;
  const floods = about.earlier === undefined && requests > 2 * rulebook.limits.perRequesterPerDay;
  const unplannable = planning.kind === 'unplannable' ? planning.why : undefined;
  // Before any other reason: whoever asks for one after the other must not learn who is refused for what.
  const ruledOut = floods ? 'too_many_requests' : (reasonOf(seen) ?? unplannable);
  return ruledOut === undefined ? {} : { ruledOut };
}

function reasonOf(seen: Judged & { readonly about: Case }): RuledOut | undefined {
  const { requester, subject, people, found, freeze } = seen;
  const standing = standingOf(subject);
  if (standing !== 'member_enabled') return standing;
  if (!['none', 'owns_application'].includes(privilegeOf(seen, seen.about.subject))) return 'privileged';
  const isOne =
    requester !== undefined && subject !== undefined && isSamePerson(requester, subject, people.samePerson);
  if (isOne) return 'own_account';
  if (requester?.accountEnabled !== true) return 'requester_inactive';
  if (freeze !== undefined) return freeze.because === 'not_me' ? 'subject_frozen' : 'password_first';
  if (found.kind === 'declined') return 'sign_in_declined';
  return found.kind === 'fraud_reported' ? 'fraud_reported' : undefined;
}

function managerOf(subject: Person | undefined, requester: ObjectId): readonly ObjectId[] {
  return subject?.managerId === undefined || subject.managerId === requester ? [] : [subject.managerId];
}

function identity(
  ports: FindingPorts,
  whose: keyof Identities,
  person: Person | undefined,
): Partial<Record<keyof Identities, string>> {
  return person?.employeeId === undefined ? {} : { [whose]: ports.keys.fingerprint(person.employeeId) };
}
