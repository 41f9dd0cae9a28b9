// Addresses and countries are compared here and nowhere else: neither is in any result, error or log line.
import { isIP } from 'node:net';
import { z } from 'zod';
import { minus, type Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { LoggedRegistration, Place } from '../domain/registration.ts';
import type { Directory } from '../workflow/ports.ts';
import { isSameId, type AuditLogReader, type AuditRow } from './audit-log.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { literal, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import {
  createLogDoor,
  isLicenceMatter,
  isUngranted,
  type LogAccess,
  type LogWords,
  type UnreadableLog,
} from './log-access.ts';
import { time } from './user-record.ts';

/** What Entra calls it when a person sets up a method; https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities. */
const REGISTERED = /registered (?:all required )?security info/i;
/** How long before a reset sign-ins tell where somebody usually is. */
const USUAL_SINCE = 'P30D';
/** Microsoft's largest page, and as many of them as the rest of the tenant can spare. */
const ROWS = 1000;
const MOST_PAGES = 2;

const WORDS: LogWords = {
  call: 'signIns',
  failed: 'Whether a registration came from a usual place could not be read',
  ungranted: 'The sign-in log may not be read: registrations from unusual places go unnoticed',
};

const row = z.object({
  userId: z.string().nullish(),
  createdDateTime: time,
  status: z.object({ errorCode: z.int().nonnegative() }),
  ipAddress: z.string().nullish(),
  location: z.object({ countryOrRegion: z.string().nullish() }).nullish(),
});
const page = z.object({ value: z.array(row) });
type Row = z.infer<typeof row>;

/**
 * What a person registered since their reset, the newest first. A place is `usual` where a successful sign-in of the month
 * before the reset came from that address, or from the country that any sign-in puts the address in; `unusual` where neither
 * holds; and `unknown` where nothing is there to compare with. The sign-in log is asked only where something was registered.
 */
export function createRegistrationLog(
  graph: Graph,
  readAudits: AuditLogReader,
  access: LogAccess,
): Directory['registrations'] {
  const places = createPlaces(graph, access);
  return async (id, since) => {
    const log = await readAudits(id, since);
    if (log.kind === 'unreadable') return log;
    const rows = log.rows.filter(
      (one) => REGISTERED.test(one.activityDisplayName) && isByThemselves(one, id),
    );
    const addresses = rows.map(addressOf);
    const known = await places(id, since, addresses);
    const registrations = rows.map(({ activityDateTime: at }, index): LoggedRegistration => ({
      at,
      place: known(addresses[index]),
    }));
    return { kind: 'read', registrations };
  };
}

/** Admins register methods for others, too. Where Entra names a user without an id, the activity's own “User” is believed. */
function isByThemselves({ initiatedBy }: AuditRow, person: ObjectId): boolean {
  const user = initiatedBy?.user;
  return user != null && (user.id == null || isSameId(user.id, person));
}

function addressOf({ initiatedBy }: AuditRow): string | undefined {
  return normal(initiatedBy?.user?.ipAddress);
}

/** An address in the one way it is compared; undefined for a text that is none. */
function normal(text: string | null | undefined): string | undefined {
  const address = text?.trim().toLowerCase() ?? '';
  return isIP(address) === 0 ? undefined : address;
}

type JudgePlace = (address: string | undefined) => Place;
const NOWHERE: JudgePlace = () => 'unknown';

type Places = (
  id: ObjectId,
  since: Instant,
  addresses: readonly (string | undefined)[],
) => Promise<JudgePlace>;

function createPlaces(graph: Graph, access: LogAccess): Places {
  const { successes, newest } = createSignInReader(graph, access);
  return async (id, since, addresses) => {
    const wanted = addresses.filter((address) => address !== undefined);
    if (wanted.length === 0) return NOWHERE;
    const month = await successes(id, minus(since, USUAL_SINCE));
    const earlier = month?.filter(({ createdDateTime }) => createdDateTime < since) ?? [];
    if (month === undefined || earlier.length === 0) return NOWHERE;
    const byAddress = judgeBy(earlier, month);
    if (wanted.every((address) => byAddress(address) === 'usual')) return byAddress;
    const later = await newest(id, since);
    if (later !== undefined) return judgeBy(earlier, [...month, ...later]);
    // Which country a new address is in isn't known then, and so not that it is an unusual one.
    return (address) => (byAddress(address) === 'usual' ? 'usual' : 'unknown');
  };
}

function judgeBy(earlier: readonly Row[], all: readonly Row[]): JudgePlace {
  const addresses = new Set(earlier.map((one) => normal(one.ipAddress)));
  const countries = new Set(earlier.flatMap(countryOf));
  return (address) => {
    if (address === undefined) return 'unknown';
    const from = all.filter((one) => normal(one.ipAddress) === address);
    const isKnown =
      addresses.has(address) || from.flatMap(countryOf).some((country) => countries.has(country));
    return isKnown ? 'usual' : 'unusual';
  };
}

function countryOf({ location }: Row): readonly string[] {
  const country = location?.countryOrRegion?.trim().toUpperCase() ?? '';
  return country === '' ? [] : [country];
}

type ReadSignIns = (id: ObjectId, since: Instant) => Promise<readonly Row[] | undefined>;

/**
 * A person's sign-ins since a moment; undefined when the log can't be read, for whatever reason. Of the successes all, which
 * nobody can hide behind failures; of the others the newest page, so that whoever floods the log only looks less usual.
 */
function createSignInReader(
  graph: Graph,
  access: LogAccess,
): { readonly successes: ReadSignIns; readonly newest: ReadSignIns } {
  const door = createLogDoor(access, WORDS);
  const reading =
    (more: string, read: (call: GraphCall) => Promise<readonly Row[] | undefined>): ReadSignIns =>
    async (id, since) => {
      const filter = `userId eq ${literal(id)} and createdDateTime ge ${since}${more}`;
      const query = { $filter: filter, $top: String(ROWS) };
      const call: GraphCall = { kind: 'signIns', path: '/auditLogs/signIns', query, within: door.within };
      const found = await door.read(async () => (await read(call)) ?? UNREADABLE);
      if ('kind' in found) return undefined;
      return found.filter(({ userId, createdDateTime }) => isSameId(userId, id) && createdDateTime >= since);
    };
  const isForeseen = (no: GraphRefusal): boolean => isLicenceMatter(no) || isUngranted(no);
  return {
    successes: reading(' and status/errorCode eq 0', async (call) => {
      const rows = await graph.getAllUnless({ ...call, mostPages: MOST_PAGES }, row, isForeseen);
      return rows?.filter(({ status }) => status.errorCode === 0);
    }),
    newest: reading('', async (call) => (await graph.get(call, page)).value),
  };
}

const UNREADABLE: UnreadableLog = { kind: 'unreadable', why: 'not_granted' };
