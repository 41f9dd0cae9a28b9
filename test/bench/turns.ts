// What an answer costs beside the least a bot can do: the same messages and clicks, the same token checks, side by side.
import { scratch, startFloor, startLatchkey } from './bots.ts';
import type { Bot } from './bots.ts';
import { talk } from './conversations.ts';
import type { Talk } from './conversations.ts';
import { startMicrosoft } from './microsoft.ts';
import type { Microsoft } from './microsoft.ts';
import { freshPostgres, NO_POSTGRES } from './postgres.ts';
import { quantile, sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';

const TURNS_PER_ROUND = 2;

/** A message and a click at 1, 16 and 64 conversations: the floor, and the service on each engine. */
export async function turns(scale: Scale): Promise<Report> {
  const crowds = scale === 'tiny' ? [1, 3] : [1, 16, 64];
  const microsoft = await startMicrosoft(Math.max(...crowds));
  const files = await scratch();
  const postgres = await freshPostgres();
  const bots: Bot[] = [];
  try {
    bots.push(await startFloor(microsoft));
    bots.push(await startLatchkey(microsoft, 'SQLite', files.url('turns')));
    if (postgres !== undefined) bots.push(await startLatchkey(microsoft, 'PostgreSQL', postgres.url));
    // The first turns load what is loaded once.
    for (const bot of bots)
      await talk(microsoft, bot, { people: Math.max(...crowds), rounds: sized(scale, WARM_UP) });
    const rows: Row[] = [];
    for (const people of crowds) rows.push(...(await sideBySide(microsoft, bots, people, scale)));
    const sync = `A write of 16 KiB that waits for this disk takes ${(await files.sync()).toFixed(1)} ms (p50).`;
    return { ...REPORT, rows, notes: [sync, ...(postgres === undefined ? [NO_POSTGRES] : [])] };
  } finally {
    for (const bot of bots) await bot.stop();
    await postgres?.giveBack();
    await files.remove();
    await microsoft.close();
  }
}

const WARM_UP = { full: 8, quick: 4, tiny: 1 };
const TIMES = { full: 5, quick: 3, tiny: 1 };

/** Milliseconds after which what follows from a turn is over, so that the next one is measured by itself. */
const ALONE = 100;

/** In turns, so that other work on the machine is the same for all. */
async function sideBySide(
  microsoft: Microsoft,
  bots: readonly Bot[],
  people: number,
  scale: Scale,
): Promise<readonly Row[]> {
  const rounds = Math.max(
    1,
    Math.round(sized(scale, { full: 128, quick: 48, tiny: 2 }) / Math.max(people, 4)),
  );
  const talks = new Map<Bot, Talk[]>(bots.map((bot) => [bot, []]));
  for (let time = 0; time < sized(scale, TIMES); time += 1)
    for (const [bot, own] of talks)
      own.push(await talk(microsoft, bot, { people, rounds, think: people === 1 ? ALONE : 0 }));
  const figures = bots.map((bot) => ({ bot: bot.name, ...figuresOf(talks.get(bot) ?? []) }));
  const [floor] = figures;
  return figures.map((own) => ({
    conversations: people,
    ...own,
    'message/floor': own.message50 / (floor?.message50 ?? Number.NaN),
    'click/floor': own.click50 / (floor?.click50 ?? Number.NaN),
  }));
}

function figuresOf(talks: readonly Talk[]) {
  const messages = talks.flatMap((one) => one.messages);
  const clicks = talks.flatMap((one) => one.clicks);
  const turnsOf = ({ clicks: own }: Talk): number => own.length * TURNS_PER_ROUND;
  return {
    message50: quantile(messages, 0.5),
    message99: quantile(messages, 0.99),
    click50: quantile(clicks, 0.5),
    click99: quantile(clicks, 0.99),
    perSecond: quantile(
      talks.map((one) => (1_000 * turnsOf(one)) / one.wall),
      0.5,
    ),
    cpu: quantile(
      talks.map((one) => one.cpu / turnsOf(one)),
      0.5,
    ),
  };
}

const REPORT = {
  part: 'turns',
  about:
    'a message that opens a request and a click that cancels it, through the authenticated endpoint, beside a bot of botbuilder and restify alone; milliseconds.',
  columns: [
    { key: 'conversations', title: 'conversations' },
    { key: 'bot', title: 'bot' },
    { key: 'message50', title: 'message p50', digits: 1 },
    { key: 'message99', title: 'p99', digits: 1 },
    { key: 'message/floor', title: '× floor', digits: 2 },
    { key: 'click50', title: 'click p50', digits: 1 },
    { key: 'click99', title: 'p99', digits: 1 },
    { key: 'click/floor', title: '× floor', digits: 2 },
    { key: 'perSecond', title: 'turns/s' },
    { key: 'cpu', title: 'CPU/turn', digits: 2 },
  ],
};
