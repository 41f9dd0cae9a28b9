// What `latchkey doctor` says about Teams Shifts: whether the schedule can be read, and whether anybody stands in it.
import type { CloudName, Configuration } from '../config.ts';
import { ONLY_GLOBAL, shiftRotationsOf } from '../config/shift-rotations.ts';
import type { ShiftsTrouble } from '../domain/shifts-state.ts';
import type { PeopleProblem } from '../graph/helpdesk-people.ts';
import { peopleSoon } from '../graph/people-on-call.ts';
import type { HelpdeskPeople } from '../workflow/ports.ts';
import { fine, problem, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

interface Asked {
  readonly configuration: Configuration;
  readonly cloud: CloudName;
  /** Undefined where the people of the configuration could not be read, and so their shifts neither. */
  readonly people: HelpdeskPeople | undefined;
  readonly problems: readonly PeopleProblem[];
}

/** Whether a problem of the people's reading is one of the schedule. */
export const isAboutShifts = ({ key }: PeopleProblem): boolean => key.endsWith('.schedulingGroup');

/** Nothing where the configuration file says who has which turn. */
export function shiftFindings({ configuration, cloud, people, problems }: Asked): readonly Finding[] {
  const shifts = shiftRotationsOf(configuration);
  if (shifts === undefined) return [];
  if (cloud !== 'global')
    return [problem('shifts', ONLY_GLOBAL, 'set onCall.source to rotations and name the people there.')];
  const state = people?.shifts;
  if (people === undefined || state === undefined)
    return [unchecked('shifts', 'until the people of the configuration can be read.')];
  if (state.kind !== 'read') return [unreadFinding(state.why), ...lastStep(configuration)];
  const findings = [
    ...problems
      .filter(isAboutShifts)
      .map((one) => problem('shifts', `${one.key}: ${one.problem}.`, 'correct this entry, or the schedule.')),
    ...shifts.rotations.flatMap((one) => emptyFinding(one, people, problems)),
    ...lastStep(configuration),
  ];
  return findings.length > 0 ? findings : [fine('shifts', soonWords(shifts.rotations, people))];
}

function soonWords(rotations: readonly { readonly rotation: string }[], people: HelpdeskPeople): string {
  const soon = new Set(
    rotations.flatMap(({ rotation }) => peopleSoon(people.roster, rotation, people.readAt)),
  );
  const who = soon.size === 1 ? '1 person has a shift' : `${soon.size} people have shifts`;
  return `the schedule can be read; ${who} in the coming week.`;
}

function emptyFinding(
  { rotation, key }: { readonly rotation: string; readonly key: string },
  { roster, readAt }: HelpdeskPeople,
  problems: readonly PeopleProblem[],
): readonly Finding[] {
  const isSaid = problems.some((one) => one.key === key);
  if (isSaid || peopleSoon(roster, rotation, readAt).length > 0) return [];
  return [
    problem(
      'shifts',
      `${key}: nobody has a shift there in the coming week, so this rotation asks nobody.`,
      'plan shifts in Teams and share them with the team; drafts don’t count.',
    ),
  ];
}

/** Without it, a schedule that can't be read leaves nobody to ask. */
function lastStep({ onCall }: Configuration): readonly Finding[] {
  if (onCall.escalation.some(({ notify }) => notify === 'everyone')) return [];
  return [
    problem(
      'shifts',
      'onCall.escalation has no step everyone: when the schedule could not be read since the start, requests reach nobody.',
      'add { after: PT20M, notify: everyone } at the end.',
    ),
  ];
}

/** Why nothing of the schedule could be read, and what to do about it. */
export function unreadFinding(why: ShiftsTrouble): Finding {
  switch (why) {
    case 'no_answer':
      return unchecked('shifts', 'Teams Shifts did not answer.', 'GRAPH_UNAVAILABLE');
    case 'not_granted':
      return problem(
        'shifts',
        'Graph refuses the schedule.',
        'grant Schedule.Read.All (deploy/tenant.md, step 3).',
      );
    case 'no_such_team':
      return problem(
        'shifts',
        'onCall.teamId: no team has this object id, or it has no schedule in Teams Shifts.',
        'copy the group id out of the link to the team, and set up Shifts for the team.',
      );
    case 'not_ready':
      return problem(
        'shifts',
        'Teams Shifts has not finished setting up the schedule of the team.',
        'open Shifts in Teams; if that stays so, set the schedule up there anew.',
      );
    case 'switched_off':
      return problem(
        'shifts',
        'the schedule of the team is switched off in Teams Shifts.',
        'an owner of the team switches it on there.',
      );
  }
}
