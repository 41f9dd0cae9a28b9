// Teams Shifts: the schedule of a team, with its scheduling groups, shifts and times off.
import { isRefusal, ok, refuse, type Answer, type Refusal } from './answer.ts';
import { page, type Resource } from './collection.ts';
import { ALLOWS } from './permissions.ts';
import type { PageSize } from './query.ts';
import type { Asked, Route } from './route.ts';
import { readSpanFilter } from './schedule-filter.ts';
import type {
  ScheduledSpan,
  SimulatedSchedule,
  SimulatedSchedulingGroup,
  SimulatedShift,
  SimulatedTimeOff,
} from './schedule-entry.ts';

/** Page sizes of these lists are not published: this is our choice, and a knob makes them smaller. */
const PAGES: PageSize = { usual: 100, largest: 100 };

/** https://learn.microsoft.com/graph/api/resources/schedule; global cloud only. */
export const SCHEDULE_ROUTES: readonly Route[] = [
  {
    verb: 'GET',
    version: 'v1.0',
    path: 'teams/{id}/schedule',
    options: [],
    anyOf: ALLOWS.schedule,
    answer: showSchedule,
  },
  list('schedulingGroups', (schedule, asked) => paged(schedule.groups, SCHEDULING_GROUP, asked), []),
  list('shifts', listShifts, ['$filter']),
  list('timesOff', listTimesOff, ['$filter']),
];

type Listing = (schedule: SimulatedSchedule, asked: Asked) => Answer;

function list(name: string, answer: Listing, options: Route['options']): Route {
  return {
    verb: 'GET',
    version: 'v1.0',
    path: `teams/{id}/schedule/${name}`,
    options: [...options, '$skiptoken'],
    pages: PAGES,
    anyOf: ALLOWS.schedule,
    answer: (asked) => {
      const schedule = scheduleAsked(asked);
      return isRefusal(schedule) ? schedule : answer(schedule, asked);
    },
  };
}

function scheduleAsked({ world, ids }: Asked): SimulatedSchedule | Refusal {
  const [id = ''] = ids;
  return (
    world.schedules.find(({ teamId }) => teamId === id.toLowerCase()) ??
    refuse(404, 'NotFound', 'Sorry, the team was not found, or you may not have access to it.')
  );
}

function showSchedule(asked: Asked): Answer {
  const schedule = scheduleAsked(asked);
  if (isRefusal(schedule)) return schedule;
  const { teamId: id, enabled, timeZone, provisionStatus, provisionStatusCode } = schedule;
  return ok({ id, enabled, timeZone, provisionStatus, provisionStatusCode });
}

function listShifts({ shifts }: SimulatedSchedule, asked: Asked): Answer {
  const test = readSpanFilter<SimulatedShift>(asked.query.filter, {
    sharedShift: ({ shared }) => shared,
    draftShift: ({ draft }) => draft,
  });
  if (isRefusal(test)) return test;
  return paged(
    shifts.filter((one) => hasArrived(one.createdAt, asked) && test(one)),
    SHIFT,
    asked,
  );
}

function listTimesOff({ timesOff }: SimulatedSchedule, asked: Asked): Answer {
  const test = readSpanFilter<SimulatedTimeOff>(asked.query.filter, {
    sharedTimeOff: ({ shared }) => shared,
    draftTimeOff: ({ draft }) => draft,
  });
  if (isRefusal(test)) return test;
  return paged(
    timesOff.filter((one) => hasArrived(one.createdAt, asked) && test(one)),
    TIME_OFF,
    asked,
  );
}

const hasArrived = (at: number, { world }: Asked): boolean => at <= world.now() - world.settings.scheduleLag;

function paged<T>(items: readonly T[], resource: Resource<T>, { world, query, address }: Asked): Answer {
  return page(items, resource, { ...query, top: world.settings.schedulePage ?? query.top }, address);
}

const resource = <T>(
  type: string,
  read: Resource<T>['read'],
  properties: readonly string[],
): Resource<T> => ({
  type,
  usual: properties,
  known: properties,
  read,
});

const TRACKED = ['id', 'createdDateTime', 'lastModifiedDateTime', 'lastModifiedBy'] as const;

const SCHEDULING_GROUP = resource<SimulatedSchedulingGroup>('schedulingGroup', (group) => ({ ...group }), [
  'id',
  'displayName',
  'isActive',
  'userIds',
]);

const SHIFT = resource<SimulatedShift>(
  'shift',
  ({ id, who, group, createdAt, shared, draft, stagedForDeletion }) => ({
    id,
    ...trackedAt(createdAt),
    userId: who,
    schedulingGroupId: group,
    sharedShift: itemOf(shared),
    draftShift: itemOf(draft),
    isStagedForDeletion: stagedForDeletion,
  }),
  [...TRACKED, 'userId', 'schedulingGroupId', 'sharedShift', 'draftShift', 'isStagedForDeletion'],
);

const TIME_OFF = resource<SimulatedTimeOff>(
  'timeOff',
  ({ id, who, createdAt, shared, draft, stagedForDeletion }) => ({
    id,
    ...trackedAt(createdAt),
    userId: who,
    sharedTimeOff: withReason(shared),
    draftTimeOff: withReason(draft),
    isStagedForDeletion: stagedForDeletion,
  }),
  [...TRACKED, 'userId', 'sharedTimeOff', 'draftTimeOff', 'isStagedForDeletion'],
);

function trackedAt(at: number) {
  const moment = graphTime(at);
  return { createdDateTime: moment, lastModifiedDateTime: moment };
}

/** What planners write beside the times is private: it is there so that a test can see that nobody keeps it. */
function itemOf(span: ScheduledSpan | null) {
  if (span === null) return null;
  return {
    ...timesOf(span),
    theme: 'blue',
    displayName: 'On call',
    notes: 'PRIVATE-NOTE: back from surgery',
    activities: [
      { isPaid: true, ...timesOf(span), code: '', displayName: 'PRIVATE-ACTIVITY', theme: 'blue' },
    ],
  };
}

const withReason = (span: ScheduledSpan | null) =>
  span === null ? null : { ...timesOf(span), theme: 'white', timeOffReasonId: 'TOR_PRIVATE-REASON' };

const timesOf = ({ from, until }: ScheduledSpan) => ({
  startDateTime: graphTime(from),
  endDateTime: graphTime(until),
});

/** Graph writes whole seconds here. */
const graphTime = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');
