import { PARTS } from './parts.ts';
import { quantile, tableOf } from './report.ts';

describe('the bench in miniature', () => {
  it.each(Object.keys(PARTS))(
    '%s measures something in every row, and says what',
    async (name) => {
      const report = await PARTS[name]?.('tiny');
      expect(report?.part).toBe(name);
      const skipped = report?.notes?.some((note) => note.includes('TEST_DATABASE_URL')) ?? false;
      if (!skipped) expect(report?.rows.length).toBeGreaterThan(0);
      for (const row of report?.rows ?? [])
        for (const value of Object.values(row)) if (typeof value === 'number') expect(value).not.toBeNaN();
    },
    60_000,
  );
});

describe('what is printed', () => {
  it('has a column for each figure, rounded, and a dash where there is none', () => {
    const table = tableOf({
      part: 'sample',
      about: 'two rows.',
      columns: [
        { key: 'who', title: 'who' },
        { key: 'ms', title: 'ms', digits: 1 },
      ],
      rows: [{ who: 'floor', ms: 2.04 }, { who: 'service' }],
    });
    expect(table).toBe('sample: two rows.\n\nwho       ms\nfloor    2.0\nservice    –\n');
  });

  it('is the value under which that share of all lies', () => {
    expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
    expect(quantile([5, 1, 3, 2, 4], 0.99)).toBe(5);
  });
});
