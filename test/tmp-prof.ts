import { startMicrosoft } from './bench/microsoft.ts';
import { startLatchkey, startFloor, scratch } from './bench/bots.ts';
import { talk } from './bench/conversations.ts';
const m = await startMicrosoft(64); const s = await scratch();
process.env.NODE_OPTIONS = process.argv[2] === 'noprof' ? '' : '--cpu-prof --cpu-prof-dir=/tmp/bench-prof';
const bot = process.argv[3] === 'floor' ? await startFloor(m) : await startLatchkey(m, 'sqlite', 'file:/dev/shm/bench-prof-' + process.pid + '.db');
try { for (const [people, rounds] of [[4, 25], [16, 20], [16, 20]]) { const t = await talk(m, bot, { people: people!, rounds: rounds! }); console.log((t.cpu / 2 / t.clicks.length).toFixed(2), 'cpu/turn'); } } finally { await bot.stop(); await m.close(); await s.remove(); }
