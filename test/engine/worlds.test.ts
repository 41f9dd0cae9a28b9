// Whatever Graph does, whenever the process dies, whoever else acts: the report is true, and nothing else was touched.
import { it } from '@jest/globals';
import { holdsInEveryWorld, PATIENCE } from './support/property.ts';

it(
  'the report equals the state of the tenant and nothing else was touched, in any world',
  async () => {
    await holdsInEveryWorld();
  },
  PATIENCE,
);
