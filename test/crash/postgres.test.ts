import { describe } from '@jest/globals';
import { SERVER } from '../support/postgres-server.ts';
import { checkMatrix } from './check.ts';
import { POSTGRES } from './engine.ts';

(SERVER === undefined ? describe.skip : describe)(
  'the service on PostgreSQL, killed at every boundary and started again (skipped without TEST_DATABASE_URL)',
  () => {
    checkMatrix(POSTGRES);
  },
);
