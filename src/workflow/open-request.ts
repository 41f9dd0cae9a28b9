// From the first message to the wish for a reset: a draft, a colleague, what they see, the smallest fix.
import { factsOf } from '../domain/audit.ts';
import { openDraft } from '../domain/decide-draft.ts';
import { effectsOf } from '../domain/planned-effects.ts';
import type { Event } from '../domain/event.ts';
import { standingOf } from '../domain/person.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Command } from '../domain/command.ts';
import type { Draft } from '../domain/request.ts';
import { isForSecurity, mayBeInOtherHands, mayNeedReset, SYMPTOMS, triage } from '../domain/triage.ts';
import { NOTHING_TOLD, readReport, reportedOf } from '../domain/report.ts';
import type { SymptomId } from '../domain/symptom.ts';
import type { Report } from '../domain/report.ts';
import { causeOf, isServiceError } from '../errors.ts';
import { askedFor, insteadOf, suspectedRequest, suspicionTold, toldDuringChecks } from './already-asked.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { onCallNow } from './look-up.ts';
import type { Ports, SearchResult } from './ports.ts';
import { nameOf, namedOf, refusedView, requesterView } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

export type OpenPorts = ChangePorts & ShowPorts & Pick<Ports, 'brakes' | 'helpdesk' | 'overrides'>;

/**
 * Opens a request from what was told in free text or a pasted error page, or from nothing at all, and asks the next question. While a draft is
 * unfinished, more words about it continue it; `anew` and a story about somebody else replace it.
 */
export async function openRequest(
  ports: OpenPorts,
  requester: ObjectId,
  report: Report,
  { anew }: { readonly anew: boolean } = { anew: false },
): Promise<View> {
  if (report.self) return lockedOutSelf(ports, report);
  const hint = report.subjectHint?.text;
  const asked = report.suspicious ? await suspectedRequest(ports, requester) : undefined;
  if (asked !== undefined && hint === undefined) {
    const draft = (await ports.requests.draftOf(requester))?.value;
    const told = await suspicionTold(ports, requester, asked.number, draft);
    if (told !== undefined) return told;
  }
  const draft = await draftFor(ports, requester, report, anew);
  if (draft.checks === 'running')
    return (report.suspicious && (await toldDuringChecks(ports, draft, hint))) || requesterView(ports, draft);
  if (hint === undefined) return requesterView(ports, draft);
  const found = await findNamed(ports, requester, draft.number, hint);
  if (asked === undefined || found.card !== 'who' || found.notFound === undefined) return found;
  return (await suspicionTold(ports, requester, asked.number, draft)) ?? found;
}

/** What somebody who is locked out themselves is told: all the self-help, and what to forward to a teammate. */
export async function lockedOutSelf(ports: OpenPorts, report: Report): Promise<View> {
  const onCall = await onCallNow(ports);
  return { card: 'locked_out_self', report, ...(onCall === undefined ? {} : { onCall }) };
}

async function draftFor(
  ports: OpenPorts,
  requester: ObjectId,
  report: Report,
  anew: boolean,
): Promise<Draft> {
  const stored = await ports.requests.draftOf(requester);
  const existing = stored?.value;
  if (existing?.status !== 'draft') return newDraft(ports, requester, report);
  if (existing.checks === 'running') return existing;
  const isAnotherStory = anew || (report.subjectHint !== undefined && existing.subject !== undefined);
  if (!isAnotherStory) return continued(ports, existing, report);
  await changeRequest(ports, existing.number, { kind: 'cancel', by: requester });
  return newDraft(ports, requester, report);
}

/**
 * More words about the same colleague: what they tell is added to the draft. An error code says nothing about where the
 * phone is, so it never replaces what was said of that.
 */
async function continued(ports: OpenPorts, draft: Draft, report: Report): Promise<Draft> {
  const { symptom, errorCode, suspicious, because } = report;
  if (symptom === undefined && !suspicious) return draft;
  const saidBefore = draft.symptom;
  const isPhoneGone = saidBefore !== undefined && mayBeInOtherHands(saidBefore);
  const kept = symptom === 'error_code' && isPhoneGone ? saidBefore : undefined;
  const code = errorCode === undefined ? {} : { errorCode };
  const changed = await changeRequest(ports, draft.number, {
    kind: 'choose_symptom',
    by: draft.requester,
    symptom: kept ?? symptom ?? draft.symptom ?? 'something_else',
    suspicious,
    ...code,
    ...(because === undefined || kept !== undefined ? {} : { because }),
  });
  return 'request' in changed && changed.request.status === 'draft' ? changed.request : draft;
}

async function newDraft(ports: OpenPorts, requester: ObjectId, report: Report): Promise<Draft> {
  const now = ports.clock.now();
  const opened: Event = { kind: 'request_opened', by: requester };
  const { policy } = ports.rulebook;
  const stored = await ports.requests.open((number) => {
    const symptom = report.symptom === undefined ? {} : { symptom: report.symptom };
    const request = openDraft({ number, requester, reported: reportedOf(report), ...symptom }, now, policy);
    return {
      request,
      facts: factsOf([opened], now, number),
      effects: effectsOf(request, [opened], { now, version: 1 }, policy),
    };
  });
  if (stored === 'draft_taken') return draftFor(ports, requester, report, false);
  ports.bell.ring();
  return stored.value;
}

/**
 * The draft is saved by now, so a directory that doesn't answer must not make its answer "nothing was changed" (I10), and the
 * name is kept to try again.
 */
export async function findNamed(ports: OpenPorts, by: ObjectId, number: number, name: string): Promise<View> {
  try {
    return await findPerson(ports, by, number, name);
  } catch (error) {
    if (!isServiceError(error) || !error.code.startsWith('GRAPH_')) throw error;
    ports.log.warn(causeOf(error), 'a colleague could not be looked up');
    return { card: 'who', number, prefill: name, problem: 'unreadable' };
  }
}

/** Looks for the colleague by name, part of a name, work e-mail or alias. */
export async function findPerson(
  ports: OpenPorts,
  by: ObjectId,
  number: number,
  text: string,
): Promise<View> {
  const searched = text.trim();
  const draft = await ownDraft(ports, by, number);
  if (draft.kind === 'view') return draft.view;
  if (searched === '') return { card: 'who', number, notFound: '' };
  const found = await ports.directory.search(searched);
  const [only, ...others] = found.people;
  const isCertain = found.exact && !found.formerAddress && others.length === 0;
  if (only !== undefined && isCertain) return choosePerson(ports, by, number, only.id);
  return only === undefined ? nobodyFound(number, searched, found) : choiceOf(number, searched, found);
}

function nobodyFound(number: number, searched: string, { deleted }: SearchResult): View {
  if (deleted === undefined) return { card: 'who', number, prefill: searched, notFound: searched };
  const person = { id: deleted.id, name: deleted.displayName };
  return { card: 'person_problem', number, person, problem: 'deleted' };
}

function choiceOf(number: number, searched: string, { people, exact, formerAddress }: SearchResult): View {
  const nearMisses = !exact && !formerAddress;
  return { card: 'choose_person', number, searched, people: people.map(namedOf), nearMisses, formerAddress };
}

/** The question for the colleague again. */
export async function searchAgain(ports: OpenPorts, by: ObjectId, number: number): Promise<View> {
  const draft = await ownDraft(ports, by, number);
  return draft.kind === 'view' ? draft.view : { card: 'who', number };
}

/** The requester names the colleague; the directory is read again, whatever the card said. */
export async function choosePerson(
  ports: OpenPorts,
  by: ObjectId,
  number: number,
  subject: ObjectId | undefined,
): Promise<View> {
  const draft = await ownDraft(ports, by, number);
  if (draft.kind === 'view') return draft.view;
  if (subject === undefined) return { card: 'who', number, notFound: '' };
  if (subject === by) return lockedOutSelf(ports, NOTHING_TOLD);
  const person = await ports.directory.person(subject);
  if (person === undefined) return { card: 'who', number, problem: 'unknown' };
  const standing = standingOf(person);
  const named = namedOf(person);
  if (standing !== 'member_enabled')
    return { card: 'person_problem', number, person: named, problem: standing };
  if ((await ports.brakes.freezeOf(subject)) !== undefined) return { card: 'subject_frozen', subject: named };
  const isOdd = draft.draft.reported.suspicious === true;
  const asked = isOdd ? await askedFor(ports, by, subject) : undefined;
  const told = asked && (await suspicionTold(ports, by, asked.number, draft.draft));
  if (told !== undefined) return told;
  const open = await ports.requests.holding(subject);
  if (open?.value.requester === by) return insteadOf(ports, draft.draft, open.value);
  const changed = await changeRequest(ports, number, { kind: 'choose_subject', by, subject });
  if (changed.kind === 'refused') return refusedView(ports, changed.refusal, number);
  if (changed.kind === 'unknown_request') return { card: 'not_available', what: 'unknown_request' };
  if (open !== undefined) return { card: 'already_open', number: open.value.number, subject: named };
  return requesterView(ports, changed.request);
}

/** What the colleague sees, tapped or typed as an error code. */
export async function chooseSymptom(
  ports: OpenPorts,
  by: ObjectId,
  number: number,
  answer: { readonly symptom?: string; readonly errorCode?: string },
): Promise<View> {
  const errorCode = readReport(`Error code: ${answer.errorCode ?? ''}`).errorCode;
  if (answer.symptom === 'something_odd') return somethingOdd(ports, by, number, errorCode);
  const draft = await ownDraft(ports, by, number);
  if (draft.kind === 'view') return draft.view;
  // A code that can't be read is asked for again.
  const symptom = isSymptom(answer.symptom) && answer.symptom !== 'error_code' ? answer.symptom : undefined;
  const chosen: SymptomId | undefined = errorCode === undefined ? symptom : 'error_code';
  const named = await nameOf(ports, draft.draft.subject ?? '');
  if (chosen === undefined) return { card: 'symptom', number, subject: named, isUnanswered: true };
  const code = errorCode === undefined ? {} : { errorCode };
  return choiceSaved(ports, number, { kind: 'choose_symptom', by, symptom: chosen, ...code });
}

/**
 * The requester says that somebody else may be at work. From then on no reset is offered, whatever is chosen beside it: that
 * must not hang on whether the bot understood their first words.
 */
export async function somethingOdd(
  ports: OpenPorts,
  by: ObjectId,
  number: number,
  errorCode?: string,
): Promise<View> {
  const told = await suspicionTold(ports, by, number);
  if (told !== undefined) return told;
  const draft = await ownDraft(ports, by, number);
  if (draft.kind === 'view') return draft.view;
  const symptom = draft.draft.symptom ?? 'something_else';
  const code = errorCode === undefined ? {} : { errorCode };
  return choiceSaved(ports, number, { kind: 'choose_symptom', by, symptom, suspicious: true, ...code });
}

/** What the colleague sees is added to the draft, and what helps with that is shown. */
async function choiceSaved(ports: OpenPorts, number: number, command: Command): Promise<View> {
  const changed = await changeRequest(ports, number, command);
  if (changed.kind === 'refused') return refusedView(ports, changed.refusal, number);
  if (changed.kind === 'unknown_request') return { card: 'not_available', what: 'unknown_request' };
  return requesterView(ports, changed.request);
}

function isSymptom(text: string | undefined): text is SymptomId {
  return text !== undefined && Object.hasOwn(SYMPTOMS, text);
}

/** The list of symptoms again. */
export async function otherSymptom(ports: OpenPorts, by: ObjectId, number: number): Promise<View> {
  const draft = await ownDraft(ports, by, number);
  if (draft.kind === 'view') return draft.view;
  if (draft.draft.subject === undefined) return { card: 'who', number };
  return { card: 'symptom', number, subject: await nameOf(ports, draft.draft.subject) };
}

/** Nothing smaller helped. Where a reset can't help either, the way out is shown again instead. */
export async function stillLockedOut(ports: OpenPorts, by: ObjectId, number: number): Promise<View> {
  const stored = await ports.requests.byNumber(number);
  const draft = stored?.value;
  if (draft !== undefined && draft.requester !== by)
    return refusedView(ports, { reason: 'not_requester' }, number);
  if (draft?.status === 'draft' && !resetMayHelp(draft)) return requesterView(ports, draft);
  const changed = await changeRequest(ports, number, { kind: 'ask_checks', by });
  if (changed.kind === 'unknown_request') return { card: 'not_available', what: 'unknown_request' };
  if (changed.kind !== 'refused') return requesterView(ports, changed.request);
  const isIncomplete = changed.refusal.reason === 'incomplete';
  return isIncomplete ? requesterView(ports, changed.request) : refusedView(ports, changed.refusal, number);
}

function resetMayHelp({ symptom, reported }: Draft): boolean {
  if (isForSecurity(reported)) return false;
  if (symptom === undefined) return true;
  const { errorCode } = reported;
  return mayNeedReset(triage({ symptom, ...(errorCode === undefined ? {} : { errorCode }) }));
}

type OwnDraft =
  { readonly kind: 'own'; readonly draft: Draft } | { readonly kind: 'view'; readonly view: View };

/** The requester's own unfinished draft, or what to show instead: cards of others and old cards change nothing. */
async function ownDraft(ports: OpenPorts, by: ObjectId, number: number): Promise<OwnDraft> {
  const stored = await ports.requests.byNumber(number);
  const request = stored?.value;
  if (request === undefined)
    return { kind: 'view', view: { card: 'not_available', what: 'unknown_request' } };
  if (request.requester !== by) {
    return { kind: 'view', view: await refusedView(ports, { reason: 'not_requester' }, number) };
  }
  if (request.status === 'draft' && request.checks !== 'running') return { kind: 'own', draft: request };
  return { kind: 'view', view: await requesterView(ports, request) };
}
