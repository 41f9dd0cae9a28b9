// A process of its own that writes to a database: it says "ready", then the sequence of every entry it was promised.
import { writeSync } from 'node:fs';
import { isServiceError } from '../../src/errors.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { AT } from './request-examples.ts';

const [url = '', work] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

try {
  const database = await openDatabase({ url });
  await migrate(database);
  const { audit } = createStores(database, { digest });
  say('ready');
  // A pending read keeps the process alive until it is killed.
  process.stdin.resume();
  while (work === 'append') {
    await audit.append({ at: AT, event: { kind: 'reminded' } });
    say(String((await audit.head()).sequence));
  }
} catch (error) {
  say(isServiceError(error) ? error.code : String(error));
}
