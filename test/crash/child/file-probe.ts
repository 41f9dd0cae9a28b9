// Stands still before a line is added to a file, and marks that it is on the disk.
import { open } from 'node:fs/promises';
import { after, before } from './standing.ts';

type Write = (...given: readonly unknown[]) => Promise<unknown>;

/** Only checkpoints of the record are kept in a file that grows. */
export async function probeFiles(): Promise<void> {
  await using handle = await open(process.execPath);
  const prototype = Object.getPrototypeOf(handle) as Record<'appendFile' | 'datasync', Write>;
  const { appendFile, datasync } = prototype;
  prototype.appendFile = function (this: object, ...given) {
    before('file');
    return appendFile.apply(this, [...given]);
  };
  prototype.datasync = async function (this: object) {
    await datasync.call(this);
    after('file');
  };
}
