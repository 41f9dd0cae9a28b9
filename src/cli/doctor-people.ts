// What `latchkey doctor` says about the people that the configuration names.
import { z } from 'zod';
import type { Configuration } from '../config.ts';
import { shiftRotationsOf } from '../config/shift-rotations.ts';
import { configuredRoster } from '../config/rulebook.ts';
import { ERROR_CATALOGUE, isServiceError } from '../errors.ts';
import type { Graph } from '../graph/graph-client.ts';
import { segment } from '../graph/graph-call.ts';
import { createHelpdeskPeople } from '../graph/helpdesk-people.ts';
import type { PeopleProblem } from '../graph/helpdesk-people.ts';
import type { Clock, HelpdeskPeople, Log } from '../workflow/ports.ts';
import { fine, problem, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';
import { isAboutShifts } from './doctor-shifts.ts';

interface PeopleSource {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly log: Log;
  readonly configuration: Configuration;
}

/** Object ids of the approvers, and what there is to say about all the people and the group. */
export interface ExaminedPeople {
  readonly approvers: readonly string[];
  readonly findings: readonly Finding[];
  /** What was read, where it could be, and what the reading found wrong with the schedule. */
  readonly people?: HelpdeskPeople;
  readonly ofShifts: readonly PeopleProblem[];
}

/** Reads the people of the configuration as the service does. */
export async function examinePeople(source: PeopleSource): Promise<ExaminedPeople> {
  const { configuration, ...reading } = source;
  try {
    if (!(await isGroupThere(source))) return { approvers: [], findings: [NO_GROUP], ofShifts: [] };
    const onCall = configuredRoster(configuration);
    const reader = createHelpdeskPeople({
      ...reading,
      configuration: { ...configuration, onCall, shifts: shiftRotationsOf(configuration) },
    });
    const people = await reader.read();
    return {
      approvers: people.approvers.map(({ id }) => id),
      findings: peopleFindings(
        people,
        reader.problems().filter((one) => !isAboutShifts(one)),
        configuration.verification.elevated.approvals,
      ),
      people,
      ofShifts: reader.problems().filter(isAboutShifts),
    };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const isOurs = error.code === 'CONFIG_INVALID';
    const finding = isOurs
      ? problem('people', error.detail, ERROR_CATALOGUE.CONFIG_INVALID)
      : unchecked('people', error.detail, error.code);
    return { approvers: [], findings: [finding], ofShifts: [] };
  }
}

const NO_GROUP = problem(
  'people',
  'approvers.group: no group of the directory has this object id.',
  'copy the object id of the group from the Entra admin center.',
);

async function isGroupThere({ graph, configuration }: PeopleSource): Promise<boolean> {
  const { group } = configuration.approvers;
  if (group === undefined) return true;
  const path = `/groups/${segment(group)}/transitiveMembers/microsoft.graph.user`;
  const query = { $select: 'id', $top: '1' };
  return (await graph.find({ kind: 'groupMembers', path, query }, z.unknown())) !== undefined;
}

/** The findings about people who were read, `approvals` of whom the elevated tier needs; nobody is named but by their key. */
export function peopleFindings(
  { approvers, securityContacts }: Pick<HelpdeskPeople, 'approvers' | 'securityContacts'>,
  problems: readonly PeopleProblem[],
  approvals: number,
): readonly Finding[] {
  const findings = [
    ...problems.map((one) =>
      problem('people', `${one.key}: ${one.problem}.`, 'correct this entry of the configuration.'),
    ),
    ...tooFew(approvers.length, approvals + 1),
    ...(securityContacts.length === 0
      ? [
          problem(
            'people',
            'securityContacts is empty: alarms reach nobody.',
            'name at least one person who acts on an alarm.',
          ),
        ]
      : []),
  ];
  if (findings.length > 0) return findings;
  return [fine('people', `everybody named is in the directory; ${approvers.length} people may approve.`)];
}

/** One of them asks, is asked about or vouches now and then, and so can't approve. */
function tooFew(approvers: number, needed: number): readonly Finding[] {
  if (approvers === 0 || approvers >= needed) return [];
  const there = approvers === 1 ? 'is one approver only' : `are ${approvers} approvers only`;
  return [
    problem(
      'people',
      `there ${there}, and whoever asks, is locked out or vouches can’t approve: then too few are left to decide.`,
      `have at least ${needed}, one more than verification.elevated.approvals.`,
    ),
  ];
}
