import { describe } from '@jest/globals';
import { checkMatrix } from './check.ts';
import { SQLITE } from './engine.ts';

describe('the service on SQLite, killed at every boundary and started again', () => {
  checkMatrix(SQLITE);
});
