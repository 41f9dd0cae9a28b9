const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
};

// Everything once; then all that goes through the whole service again, with a PostgreSQL server under it.
const onPostgres = {
  ...common,
  displayName: 'PostgreSQL',
  globals: { ENGINE_OF_WORLDS: 'postgres' },
  testMatch: ['journey', 'attacks', 'invariants'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
};

const hasPostgres = process.env.TEST_DATABASE_URL !== undefined;
if (!hasPostgres)
  console.warn('TEST_DATABASE_URL names no PostgreSQL server: everything that needs one is SKIPPED.');

export default {
  projects: [
    { ...common, displayName: 'SQLite', testMatch: ['<rootDir>/test/**/*.test.ts'] },
    ...(hasPostgres ? [onPostgres] : []),
  ],
  globalSetup: '<rootDir>/test/support/name-test-run.mjs',
  globalTeardown: '<rootDir>/test/support/drop-test-databases.mjs',
  // A limit on hanging, never on slowness: machines are busy.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Modules of a test file are never let go of by a worker: after some dozens of files it would have no memory left.
  workerIdleMemoryLimit: '1500MB',
};
