// What a second instance on the same PostgreSQL database adds.
import { startLatchkey } from './bots.ts';
import type { Bot } from './bots.ts';
import { talk } from './conversations.ts';
import type { Talk } from './conversations.ts';
import { startMicrosoft } from './microsoft.ts';
import type { Microsoft } from './microsoft.ts';
import { freshPostgres, NO_POSTGRES } from './postgres.ts';
import { quantile, sized } from './report.ts';
import type { Report, Scale } from './report.ts';

const TIMES = { full: 5, quick: 2, tiny: 1 };

/** The same people talk to one instance, and then half of them to each of two. */
export async function instances(scale: Scale): Promise<Report> {
  const postgres = await freshPostgres();
  if (postgres === undefined) return { ...REPORT, rows: [], notes: [NO_POSTGRES] };
  const people = sized(scale, { full: 32, quick: 16, tiny: 2 });
  const microsoft = await startMicrosoft(people);
  const bots: Bot[] = [];
  try {
    for (const name of ['first', 'second']) bots.push(await startLatchkey(microsoft, name, postgres.url));
    const rounds = sized(scale, { full: 6, quick: 4, tiny: 1 });
    const measured = [1, 2].map((count) => ({ count, perSecond: [] as number[] }));
    await rateOf(microsoft, bots, { people, rounds });
    for (let time = 0; time < sized(scale, TIMES); time += 1)
      for (const { count, perSecond } of measured)
        perSecond.push(await rateOf(microsoft, bots.slice(0, count), { people, rounds }));
    const rows = measured.map(({ count, perSecond }) => ({
      instances: count,
      people,
      perSecond: quantile(perSecond, 0.5),
    }));
    const [one] = rows;
    return {
      ...REPORT,
      rows: rows.map((row) => ({ ...row, ratio: row.perSecond / (one?.perSecond ?? Number.NaN) })),
    };
  } finally {
    for (const bot of bots) await bot.stop();
    await postgres.giveBack();
    await microsoft.close();
  }
}

/** Turns per second of all of them together. */
async function rateOf(
  microsoft: Microsoft,
  bots: readonly Bot[],
  { people, rounds }: { readonly people: number; readonly rounds: number },
): Promise<number> {
  const share = people / bots.length;
  const talks: readonly Talk[] = await Promise.all(
    bots.map((bot, place) => talk(microsoft, bot, { people: share, from: place * share, rounds })),
  );
  const turns = talks.reduce((sum, { messages, clicks }) => sum + messages.length + clicks.length, 0);
  return (1_000 * turns) / Math.max(...talks.map(({ wall }) => wall));
}

const REPORT = {
  part: 'instances',
  about: 'turns per second of one instance and of two on one PostgreSQL database, all on this machine.',
  columns: [
    { key: 'instances', title: 'instances' },
    { key: 'people', title: 'conversations' },
    { key: 'perSecond', title: 'turns/s' },
    { key: 'ratio', title: '× one', digits: 2 },
  ],
  notes: [
    'Instances, database and people share the processors of this machine: on machines of their own they get in each other’s way less.',
  ],
};
