import { examine } from '../../src/cli/doctor.ts';
import { clockFinding } from '../../src/cli/doctor-clock.ts';
import { lendDatabase, SERVER } from '../support/postgres-server.ts';
import { environmentFor, prepareDoctor, told } from './doctor-case.ts';

prepareDoctor();

const HOUR = 3_600_000;

describe('what the doctor says of clocks', () => {
  it.each([
    [0, 'fine', 'this machine’s clock agrees with Microsoft’s.'],
    [-1_900, 'fine', 'this machine’s clock agrees with Microsoft’s.'],
    [20_400, 'fine', 'this machine’s clock is 20 s ahead of Microsoft’s, which does no harm.'],
    [-120_000, 'remark', 'this machine’s clock is 120 s behind Microsoft’s.'],
    [HOUR, 'problem', 'this machine’s clock is 3600 s ahead of Microsoft’s.'],
    [undefined, 'unchecked', 'no answer of Microsoft’s told its time.'],
  ] as const)('grows graver the more they part: %s ms', (ahead, level, text) => {
    expect(clockFinding('Microsoft’s', ahead)).toMatchObject({ about: 'clock', level, text });
  });

  it('is that they agree, where they do', async () => {
    const { environment } = await environmentFor({});
    // Answers tell whole seconds, and one may be slow.
    expect(told(await examine(environment), 'fine')).toMatch(
      /clock: this machine’s clock (?:agrees with|is \d s ahead of)/u,
    );
  });

  it('is a problem where Graph’s answers carry another time', async () => {
    const { environment } = await environmentFor({});
    const words = told(await examine(environment, () => Date.now() + HOUR), 'problem');
    expect(words).toMatch(/clock: this machine’s clock is 3\d{3} s ahead of Microsoft’s\.\n.*NTP/u);
  });

  it('is not known where nothing answers', async () => {
    const { tenant, environment } = await environmentFor({});
    await tenant.close();
    expect(told(await examine(environment), 'unchecked')).toContain('clock: no answer of Microsoft’s');
  });
});

const onPostgres = SERVER === undefined ? describe.skip : describe;

onPostgres('what the doctor says of the clock of PostgreSQL', () => {
  it.each([
    ['agrees with', 0, 'fine', 'clock: this machine’s clock agrees with the database’s'],
    ['is an hour behind', HOUR, 'problem', 's ahead of the database’s'],
  ] as const)('is told beside Microsoft’s: it %s this machine’s', async (_, ahead, level, words) => {
    const place = await lendDatabase();
    try {
      const { environment } = await environmentFor({ environment: { DATABASE_URL: place.url } });
      expect(told(await examine(environment, () => Date.now() + ahead), level)).toContain(words);
    } finally {
      await place.giveBack();
    }
  });
});
