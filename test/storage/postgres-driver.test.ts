import type { Pool } from 'pg';
import { createPostgresDriver } from '../../src/storage/postgres-driver.ts';

/** A pool of one connection whose every statement fails with that SQLSTATE. */
function poolAnswering(code: string) {
  const released: unknown[] = [];
  const client = {
    query: () => Promise.reject(Object.assign(new TypeError('refused'), { code })),
    release: (broken: unknown) => void released.push(broken),
  };
  return { pool: { connect: () => Promise.resolve(client) } as unknown as Pool, released };
}

describe('a connection on which a transaction could not begin', () => {
  it.each(['25006', '57014', '40001'])('is given up, since half of it may have begun: %s', async (code) => {
    const { pool, released } = poolAnswering(code);
    const driver = createPostgresDriver(pool, 'power_cut');
    const connection = await driver.acquireConnection();
    await expect(driver.beginTransaction(connection, {})).rejects.toMatchObject({ code });
    await driver.releaseConnection(connection);
    expect(released).toEqual([true]);
  });
});
