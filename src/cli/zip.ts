import { crc32, deflateRawSync } from 'node:zlib';

/** A file at the root of an archive; the name is ASCII. */
export interface ZipFile {
  readonly name: string;
  readonly content: Buffer;
}

const MADE_BY = 20;
const DEFLATED = 8;
// 1980-01-01 in DOS form: the same input always gives the same archive.
const DOS_DATE = 0x21;

/** A zip archive of a few small files, deflated, byte for byte the same for the same input. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const body = localEntry(file);
    bodies.push(body.header, body.name, body.data);
    directory.push(directoryEntry(body, offset), body.name);
    offset += body.header.length + body.name.length + body.data.length;
  }
  return Buffer.concat([...bodies, ...directory, end(files.length, Buffer.concat(directory).length, offset)]);
}

interface Entry {
  readonly header: Buffer;
  readonly name: Buffer;
  readonly data: Buffer;
}

function localEntry(file: ZipFile): Entry {
  const name = Buffer.from(file.name, 'ascii');
  const data = deflateRawSync(file.content, { level: 9 });
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt32LE(crc32(file.content), 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(file.content.length, 22);
  header.writeUInt16LE(name.length, 26);
  return { header, name, data };
}

function directoryEntry(entry: Entry, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(MADE_BY, 4);
  // From "version needed" to "name length" the directory repeats the local header.
  entry.header.copy(record, 6, 4, 28);
  record.writeUInt32LE(offset, 42);
  return record;
}

function end(count: number, directorySize: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}
