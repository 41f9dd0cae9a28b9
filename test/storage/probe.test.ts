import { probeWriting } from '../../src/storage/probe.ts';
import { ENGINES, withEngine } from './engine.ts';

describe.each(ENGINES)('the probe on $name', (engine) => {
  const opened = withEngine(engine);

  it('changes what it writes each time, so that a disk that takes nothing more is found', async () => {
    const counters = () => opened().database.query((db) => db.selectFrom('counters').selectAll().execute());
    const before = await counters();
    await probeWriting(opened().database);
    const once = await counters();
    await probeWriting(opened().database);
    const twice = await counters();
    const probes = [before, once, twice].map(
      (rows) => rows.find(({ name }) => name.startsWith('probe'))?.value,
    );
    expect(probes).toEqual([undefined, 1, 2]);
    expect(twice.filter(({ name }) => !name.startsWith('probe'))).toEqual(before);
  });
});
