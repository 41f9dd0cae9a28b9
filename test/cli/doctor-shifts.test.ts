import { examine } from '../../src/cli/doctor.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createSchedule, HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { environmentFor, LEAST, prepareDoctor, told } from './doctor-case.ts';

prepareDoctor();

const GROUP = 'TAG_on-call';
const onCall = (more: object = {}) => ({
  source: 'shifts',
  teamId: HELPDESK_TEAM,
  rotations: [{ name: 'primary', schedulingGroup: 'On call' }],
  escalation: [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT20M', notify: 'everyone' },
  ],
  ...more,
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

const plan = (tenant: Tenant, who: string, days = 1): string =>
  tenant.addShift(HELPDESK_TEAM, { who, group: GROUP, from: inDays(days), until: inDays(days + 0.5) });

interface Case {
  readonly prepare?: (tenant: Tenant) => void;
  readonly granted?: readonly string[];
  readonly onCall?: object;
  readonly environment?: NodeJS.ProcessEnv;
}

async function shiftsWords({ prepare, granted, onCall: more, environment: own }: Case = {}): Promise<string> {
  const { tenant, environment } = await environmentFor({
    granted: granted ?? [...LEAST, 'Schedule.Read.All'],
    tenant: { schedules: [createSchedule({ [GROUP]: 'On call' })] },
    configuration: { onCall: onCall(more) },
    ...(own === undefined ? {} : { environment: own }),
  });
  prepare?.(tenant);
  return told((await examine(environment)).filter(({ about }) => about === 'shifts'));
}

const amirIsPlanned = (tenant: Tenant): void => void plan(tenant, PEOPLE.amir.id);

describe('the doctor on Teams Shifts', () => {
  it('reads the schedule for real and counts who has shifts soon', async () => {
    const words = await shiftsWords({ prepare: amirIsPlanned });
    expect(words).toContain(
      'ok        shifts: the schedule can be read; 1 person has a shift in the coming week.',
    );
    expect(words).toContain('No problem found.');
  });

  it.each<readonly [string, (tenant: Tenant) => void, string, string]>([
    [
      'nobody has a shift soon',
      (tenant) => plan(tenant, PEOPLE.amir.id, 8),
      'onCall.rotations[0].schedulingGroup: nobody has a shift there in the coming week',
      'drafts don’t count',
    ],
    [
      'somebody with a shift is no approver',
      (tenant) => plan(tenant, PEOPLE.max.id),
      'onCall.rotations[0].schedulingGroup: 1 person with a shift in the coming week is not among the approvers',
      'correct this entry, or the schedule.',
    ],
    [
      'the group has another name',
      (tenant) => tenant.schedule(HELPDESK_TEAM).groups.forEach((one) => (one.displayName = 'Desk')),
      'onCall.rotations[0].schedulingGroup: no scheduling group of the team has this name or id; it has Desk.',
      'correct this entry, or the schedule.',
    ],
    [
      'the schedule is switched off',
      (tenant) => void (tenant.schedule(HELPDESK_TEAM).enabled = false),
      'the schedule of the team is switched off',
      'an owner of the team switches it on',
    ],
    [
      'the schedule is not set up',
      (tenant) => void (tenant.schedule(HELPDESK_TEAM).provisionStatus = 'NotStarted'),
      'Teams Shifts has not finished setting up the schedule',
      'open Shifts in Teams',
    ],
    [
      'Graph refuses it',
      (tenant) => tenant.addFault({ kind: 'status', status: 403, path: /schedule/ }),
      'Graph refuses the schedule.',
      'grant Schedule.Read.All (deploy/tenant.md, step 3).',
    ],
  ])('says what to do when %s', async (_, prepare, what, advice) => {
    const words = await shiftsWords({ prepare });
    expect(words).toContain(`PROBLEM   shifts: ${what}`);
    expect(words).toContain(advice);
    expect(words).not.toContain(PEOPLE.max.id);
  });

  it('says that there is no such team', async () => {
    const words = await shiftsWords({ onCall: { teamId: PEOPLE.amir.id } });
    expect(words).toContain(
      'onCall.teamId: no team has this object id, or it has no schedule in Teams Shifts.',
    );
  });

  it('is not sure when nothing comes back', async () => {
    const words = await shiftsWords({
      prepare: (tenant) => tenant.addFault({ kind: 'drop', path: /schedule/ }),
    });
    expect(words).toContain('not seen  shifts: Teams Shifts did not answer.');
  });

  it('misses the last step that asks everybody', async () => {
    const words = await shiftsWords({
      prepare: amirIsPlanned,
      onCall: { escalation: [{ after: 'PT0M', notify: 'primary' }] },
    });
    expect(words).toContain('onCall.escalation has no step everyone');
  });

  it('says that other clouds have none', async () => {
    const words = await shiftsWords({ prepare: amirIsPlanned, environment: { CLOUD: 'usgov' } });
    expect(words).toContain('in the global cloud only (CLOUD: global)');
    expect(words).toContain('set onCall.source to rotations');
  });

  it('asks for the permission, and only where shifts are the source', async () => {
    const grants = async (configuration: object): Promise<string> => {
      const { environment } = await environmentFor({
        tenant: { schedules: [createSchedule({ [GROUP]: 'On call' })] },
        configuration,
      });
      return told((await examine(environment)).filter(({ about }) => about === 'permissions'));
    };
    expect(await grants({ onCall: onCall() })).toContain('Schedule.Read.All is missing.');
    expect(await grants({})).not.toContain('Schedule.Read.All');
  });
});
