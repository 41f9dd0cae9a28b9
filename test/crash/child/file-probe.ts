// Stands still before a line is added to a file, and marks that it is on the disk.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { after, before } from './standing.ts';

/** Only checkpoints of the record are kept in a file that grows. */
export async function probeFiles(): Promise<void> {
  await using handle = await open(process.execPath);
  const prototype = Object.getPrototypeOf(handle) as Pick<FileHandle, 'appendFile' | 'datasync'>;
  const { appendFile, datasync } = prototype;
  prototype.appendFile = function (...given) {
    before('file');
    return appendFile.apply(this, given);
  };
  prototype.datasync = async function () {
    await datasync.call(this);
    after('file');
  };
}
