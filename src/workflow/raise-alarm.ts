// Alarms to the security contacts.
import type { Effect } from '../domain/effect.ts';
import { minus } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { REMEMBERED } from '../domain/tally.ts';
import { isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { nameOf } from './show-request.ts';
import type { View } from './view.ts';

export type AlarmPorts = Pick<
  Ports,
  'clock' | 'requests' | 'tallies' | 'directory' | 'helpdesk' | 'notifier' | 'jobs' | 'bell' | 'log'
>;

/** Splits an alarm into one message per security contact, so that one who can't be reached doesn't stop the rest. */
export async function raiseAlarm(
  ports: AlarmPorts,
  { kind: _, ...alarm }: Extract<Effect, { readonly kind: 'alarm' }>,
  key: string,
): Promise<void> {
  const { securityContacts } = await ports.helpdesk.last();
  if (securityContacts.length === 0) {
    const { number: request, because } = alarm;
    ports.log.error({ request, because }, 'alarm raised and no security contact is configured');
  }
  const dueAt = ports.clock.now();
  await ports.jobs.add(
    securityContacts.map((to) => ({
      key: `${key}:${to}`,
      dueAt,
      effect: { kind: 'tell_alarm', to, ...alarm },
    })),
  );
  ports.bell.ring();
}

/** Posts the alarm to one security contact, with how often its author was right before. */
export async function tellAlarm(
  ports: AlarmPorts,
  alarm: Extract<Effect, { readonly kind: 'tell_alarm' }>,
): Promise<void> {
  const { to, because, number: request } = alarm;
  try {
    await ports.notifier.tell(to, await alarmView(ports, alarm));
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.error({ request, person: to, because }, 'security contact cannot be reached in Teams');
  }
}

async function alarmView(
  ports: AlarmPorts,
  { number, because, by, subject }: Extract<Effect, { readonly kind: 'tell_alarm' }>,
): Promise<View> {
  const stored = number === undefined ? undefined : await ports.requests.byNumber(number);
  const about = subject ?? stored?.value.subject;
  const [who, named, before] = await Promise.all([
    by === undefined ? undefined : nameOf(ports, by),
    about === undefined ? undefined : nameOf(ports, about),
    by === undefined ? NONE_BEFORE : alarmsBefore(ports, by, number),
  ]);
  const ending = stored?.value !== undefined && 'ending' in stored.value ? stored.value.ending : undefined;
  const odd = ending?.status === 'reenrolled' ? (ending.odd ?? []) : [];
  return {
    card: 'alarm',
    because,
    odd,
    before,
    ...(who === undefined ? {} : { by: who }),
    ...(number === undefined ? {} : { number }),
    ...(named === undefined ? {} : { subject: named }),
  };
}

type AlarmsBefore = Extract<View, { readonly card: 'alarm' }>['before'];
const NONE_BEFORE: AlarmsBefore = { alarms: 0, lifted: 0 };

/** An alarm about this very request that was lifted came before this one. */
async function alarmsBefore(
  { clock, tallies }: AlarmPorts,
  who: ObjectId,
  number: number | undefined,
): Promise<AlarmsBefore> {
  const since = minus(clock.now(), REMEMBERED);
  const others = number === undefined ? {} : { except: number };
  const [alarms, lifted, liftedElsewhere] = await Promise.all([
    tallies.count({ what: 'alarmed', who, since, ...others }),
    tallies.count({ what: 'alarm_lifted', who, since }),
    tallies.count({ what: 'alarm_lifted', who, since, ...others }),
  ]);
  return { alarms: alarms + lifted - liftedElsewhere, lifted };
}
