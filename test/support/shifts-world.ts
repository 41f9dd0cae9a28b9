// A world whose on-call people are planned in Teams Shifts.
import { EVERYTHING_WITH_SHIFTS } from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createSchedule, HELPDESK_TEAM, type NewShift } from '../../src/sandbox/tenant/schedule-entry.ts';
import { everybodyInstalls } from './steps.ts';
import { startWorld, type Cast, type World, type WorldOptions } from './world.ts';

/** The scheduling groups "Helpdesk on call" and "Second line". */
export const FIRST_LINE = 'TAG_first-line';
export const SECOND_LINE = 'TAG_second-line';

const ON_CALL = {
  source: 'shifts',
  teamId: HELPDESK_TEAM,
  rotations: [
    { name: 'primary', schedulingGroup: 'Helpdesk on call' },
    { name: 'secondary', schedulingGroup: SECOND_LINE },
  ],
  escalation: [
    { after: 'PT0M', notify: 'primary' },
    { after: 'PT10M', notify: 'secondary' },
    { after: 'PT20M', notify: 'everyone' },
  ],
};

/** Monday, 10:00 in Berlin; everybody has the bot, and nobody has a shift yet. */
export async function shiftsWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld({
    ...options,
    tenant: {
      permissions: EVERYTHING_WITH_SHIFTS,
      schedules: [createSchedule({ [FIRST_LINE]: 'Helpdesk on call', [SECOND_LINE]: 'Second line' })],
      ...options.tenant,
    },
    configuration: { onCall: ON_CALL, ...options.configuration },
  });
  await everybodyInstalls(world);
  return world;
}

/** Plans somebody from 08:00 until 18:00 UTC of the first day, unless it says otherwise. */
export function plans(
  world: World,
  person: Cast,
  { group = FIRST_LINE, ...times }: Partial<Omit<NewShift, 'who'>> = {},
): string {
  return world.tenant.addShift(HELPDESK_TEAM, {
    who: PEOPLE[person].id,
    from: '2026-11-23T08:00:00Z',
    until: '2026-11-23T18:00:00Z',
    group,
    ...times,
  });
}

/** What happens by itself every two minutes; a reading that fails leaves the last one standing. */
export async function rosterIsRead(world: World): Promise<void> {
  await world
    .service()
    .ports.helpdesk.read()
    .catch(() => undefined);
}

/** Shifts in Teams change, and the bot has read them. */
export async function whenRead(world: World, change: () => void): Promise<World> {
  change();
  await rosterIsRead(world);
  return world;
}
