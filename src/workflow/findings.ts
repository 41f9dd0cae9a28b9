import type { Command } from '../domain/command.ts';
import { minus } from '../domain/instant.ts';
import { identityKnown, isSamePerson, relationOf, standingOf } from '../domain/person.ts';
import type { ObjectId, Person, Standing } from '../domain/person.ts';
import type { Identities, RuledOut } from '../domain/request.ts';
import type { Instant } from '../domain/instant.ts';
import type { MethodSurvey } from '../domain/method.ts';
import { planReset } from '../domain/reset-plan.ts';
import type { Planning } from '../domain/reset-plan.ts';
import { selfHelpFor } from '../domain/self-help.ts';
import { alarmFor, judgeSignIns, SIGN_INS_SINCE } from '../domain/sign-in-evidence.ts';
import type { SignInAlarm, SignInFinding } from '../domain/sign-in-evidence.ts';
import type { SymptomId } from '../domain/symptom.ts';
import { usableNumbers } from '../domain/verification.ts';
import type { Finding, Privilege } from '../domain/verification.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

export type FindingPorts = Pick<
  Ports,
  'clock' | 'requests' | 'brakes' | 'directory' | 'methods' | 'keys' | 'rulebook'
>;

/** What the checks are about. */
export interface Case {
  readonly number: number;
  readonly requester: ObjectId;
  readonly subject: ObjectId;
  readonly symptom: SymptomId;
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
  const now = ports.clock.now();
  const [people, requester, subject, privilege, lastReset, surveyed, signIns, freeze] = await Promise.all([
    reading,
    ports.directory.person(about.requester),
    ports.directory.person(about.subject),
    ports.directory.privilege(about.subject),
    ports.requests.lastRemoval(about.subject),
    survey(ports, about.subject),
    ports.directory.signIns(about.subject, minus(now, SIGN_INS_SINCE)),
    ports.brakes.freezeOf(about.subject),
  ]);
  const standing = standingOf(subject);
  const read = surveyed.survey ?? (subject === undefined ? NO_METHODS : unlisted());
  const seen: Privilege = people.denyList.includes(about.subject) ? 'deny_listed' : privilege;
  const methods = isServiceError(read) ? NO_METHODS : read;
  const planning = planReset(methods, ports.rulebook.reset, ports.keys.fingerprint);
  const found = judgeSignIns(signIns, now);
  const alarm = alarmFor(found);
  const ruledOut = ruleOutOf({
    requester,
    subject,
    standing,
    privilege: seen,
    planning,
    people,
    found,
    isFrozen: freeze !== undefined,
  });
  const isEmpty = ruledOut === undefined || ruledOut === 'nothing_to_remove';
  if (isServiceError(read) && isEmpty && needsList) throw read;
  return {
    findings: findingsOf(ports, about, {
      requester,
      subject,
      standing,
      privilege: seen,
      lastReset,
      people,
      found,
    }),
    survey: methods,
    isSurveyed: surveyed.survey !== undefined && !isServiceError(surveyed.survey),
    surveyedAt: surveyed.at,
    planning,
    ...(ruledOut === undefined ? {} : { ruledOut }),
    ...(alarm === undefined ? {} : { alarm }),
    vouchers: vouchersOf(subject, about.requester),
    identities: {
      ...identity(ports, 'requester', requester),
      ...identity(ports, 'subject', subject),
    },
  };
}

/** An account that is gone has no methods; that is standing's to say, not an error. */
const NO_METHODS: MethodSurvey = { methods: [], defaults: { kind: 'none' }, unseen: [] };

/** “Not found” about the methods of an account that is there would read as if they had all been removed. */
export function unlisted(): ServiceError {
  return new ServiceError('GRAPH_UNEXPECTED', 'The account is there, and its methods were not found.');
}

/**
 * Methods that can't be listed must not be an administrator's tell-tale: Graph refuses theirs to some callers, and the
 * refusal that follows anyway has to read and to take as long as everybody's (I4).
 */
async function survey(
  ports: FindingPorts,
  subject: ObjectId,
): Promise<{ readonly survey: MethodSurvey | ServiceError | undefined; readonly at: Instant }> {
  // The moment before: what is registered while Graph answers may be missing from the answer.
  const at = ports.clock.now();
  try {
    return { survey: await ports.methods.survey(subject), at };
  } catch (error) {
    if (isServiceError(error)) return { survey: error, at };
    throw error;
  }
}

/** The command for a case that can't go on; what the sign-in log says alarms whatever the reason is. */
export function ruleOut(
  reason: RuledOut,
  alarm: SignInAlarm | undefined,
): Extract<Command, { readonly kind: 'rule_out' }> {
  return { kind: 'rule_out', reason, ...(alarm === undefined ? {} : { alarm }) };
}

interface Seen {
  readonly requester: Person | undefined;
  readonly subject: Person | undefined;
  readonly standing: Standing;
  readonly privilege: Privilege;
  readonly people: HelpdeskPeople;
  readonly found: SignInFinding;
}

function findingsOf(
  ports: FindingPorts,
  about: Case,
  {
    requester,
    subject,
    standing,
    privilege,
    lastReset,
    people,
    found,
  }: Seen & { readonly lastReset: string | undefined },
): readonly Finding[] {
  const { phoneGone } = selfHelpFor(about.symptom);
  const coolDownBegan = minus(ports.clock.now(), ports.rulebook.perSubjectCoolDown);
  const both = requester !== undefined && subject !== undefined;
  return [
    { check: 'standing', standing, ...(subject?.synced === true ? { synced: true } : {}) },
    { check: 'privilege', privilege },
    { check: 'relationship', relation: both ? relationOf(requester, subject) : 'unknown' },
    { check: 'one_person', known: both && identityKnown(requester, subject) },
    { check: 'cool_down', lastReset, within: lastReset !== undefined && lastReset > coolDownBegan },
    { check: 'sensitive_list', listed: people.sensitive.includes(about.subject) },
    {
      check: 'numbers_on_file',
      usable: subject === undefined ? [] : usableNumbers(subject, phoneGone),
      phoneGone,
    },
    { check: 'phone_stolen', stolen: about.symptom === 'stolen_phone' },
    { check: 'sign_ins', found },
  ];
}

function ruleOutOf(
  seen: Seen & { readonly planning: Planning; readonly isFrozen: boolean },
): RuledOut | undefined {
  const { requester, subject, standing, privilege, planning, people, found, isFrozen } = seen;
  if (standing !== 'member_enabled') return standing;
  if (privilege === 'privileged' || privilege === 'deny_listed' || privilege === 'unknown')
    return 'privileged';
  if (
    requester !== undefined &&
    subject !== undefined &&
    isSamePerson(requester, subject, people.samePerson)
  ) {
    return 'own_account';
  }
  if (isFrozen) return 'subject_frozen';
  if (found.kind === 'declined') return 'sign_in_declined';
  if (found.kind === 'fraud_reported') return 'fraud_reported';
  return planning.kind === 'unplannable' ? planning.why : undefined;
}

function vouchersOf(subject: Person | undefined, requester: ObjectId): readonly ObjectId[] {
  return subject?.managerId === undefined || subject.managerId === requester ? [] : [subject.managerId];
}

function identity(
  ports: FindingPorts,
  whose: keyof Identities,
  person: Person | undefined,
): Partial<Record<keyof Identities, string>> {
  return person?.employeeId === undefined ? {} : { [whose]: ports.keys.fingerprint(person.employeeId) };
}
