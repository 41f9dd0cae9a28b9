// The second thousand of generated worlds, in a process of its own.
import { it } from '@jest/globals';
import { holdsInEveryWorld, PATIENCE } from './support/property.ts';

it(
  'the report equals the state of the tenant and nothing else was touched, in any other world',
  async () => {
    await holdsInEveryWorld();
  },
  PATIENCE,
);
