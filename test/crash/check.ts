// The matrix of one engine as tests.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { JOURNEYS } from './journeys.ts';
import { runMatrix } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { tableOf } from './table.ts';

/** Some two hundred deaths, each with a start after it: minutes on an idle machine. It is a limit on hanging, not on slowness. */
const LONGEST = 60 * 60_000;

/** Runs every journey on that engine into all its deaths, shows the matrix, and wants every promise kept. */
export function checkMatrix(engine: Engine): void {
  let shared = '';
  let matrix: Matrix | undefined;

  beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'));
    matrix = await runMatrix(engine, JOURNEYS, shared);
  }, LONGEST);

  afterAll(async () => {
    if (matrix !== undefined) process.stdout.write(`${tableOf(matrix)}\n`);
    await rm(shared, { recursive: true, force: true });
  });

  it.each(JOURNEYS)('loses nothing acknowledged and does nothing twice on the journey: $name', ({ name }) => {
    const walks = matrix?.trials.filter(({ journey }) => journey === name) ?? [];
    expect(walks.length).toBeGreaterThan(0);
    expect(walks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('is killed before and after everything that each effect, change of Graph and turn does', () => {
    expect(matrix?.missing).toEqual([]);
  });

  it('does nothing that the table of effects does not know of', () => {
    expect(matrix?.unexpected).toEqual([]);
  });
}
