import { databaseTime } from '../storage/database-clock.ts';
import type { Database } from '../storage/database.ts';
import { NOTICEABLE, TOLERABLE } from '../clock-check.ts';
import { fine, problem, remark, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

/** Answers take a while, and theirs has whole seconds: less than this says nothing. */
const UNCERTAIN = 2_000;

const SET_IT = 'set the clocks by NTP.';

/** How this machine's clock stands to another one; `ahead` in milliseconds, undefined where that is not known. */
export function clockFinding(whose: 'Microsoft’s' | 'the database’s', ahead: number | undefined): Finding {
  if (ahead === undefined) return unchecked('clock', `no answer of ${whose} told its time.`);
  const off = Math.abs(ahead);
  if (off < UNCERTAIN) return fine('clock', `this machine’s clock agrees with ${whose}.`);
  const direction = ahead > 0 ? 'ahead of' : 'behind';
  const text = `this machine’s clock is ${Math.round(off / 1000)} s ${direction} ${whose}`;
  if (off < NOTICEABLE) return fine('clock', `${text}, which does no harm.`);
  const isGrave = off >= TOLERABLE;
  return isGrave ? problem('clock', `${text}.`, HARM[whose]) : remark('clock', `${text}.`, SET_IT);
}

const HARM = {
  'Microsoft’s': `${SET_IT} From five minutes on tokens are refused, and escalation, expiry and shifts come at the wrong time.`,
  'the database’s': `${SET_IT} All instances go by the database’s clock: escalation, expiry and shifts come at the wrong time where it is the wrong one.`,
} as const;

/** The clock by which all instances on a PostgreSQL database go; nothing for a database that has no clock of its own. */
export async function databaseClockFindings(
  database: Database,
  now: () => number,
): Promise<readonly Finding[]> {
  if (database.dialect.hasOneWriter) return [];
  const asked = now();
  const told = await databaseTime(database);
  return [clockFinding('the database’s', (asked + now()) / 2 - told)];
}
