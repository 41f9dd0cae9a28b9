import { inflateSync } from 'node:zlib';

/** Size of a PNG picture and, where it has 8-bit colours with alpha, its pixels as RGBA bytes row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array | null;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const RGBA_8_BIT = '0806000000';

/** Reads a PNG file; undefined for anything that is none or is cut off. */
export function readPng(file: Buffer): Picture | undefined {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.length !== 13) return undefined;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  if (header.subarray(8).toString('hex') !== RGBA_8_BIT) return { width, height, rgba: null };
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const rows = inflated(packed);
  if (rows?.length !== height * (width * 4 + 1)) return undefined;
  return { width, height, rgba: unfiltered(rows, width * 4, height) };
}

function inflated(packed: Buffer): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: 1 << 24 });
  } catch {
    // Whatever zlib dislikes, the file is no readable picture, and that is all the caller can say.
    return undefined;
  }
}

function chunksOf(file: Buffer): readonly { type: string; data: Buffer }[] {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return [];
  const chunks = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the five row filters of the PNG specification, section 9. */
function unfiltered(rows: Buffer, stride: number, height: number): Uint8Array {
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < 4 ? 0 : (pixels[at - 4] ?? 0);
      const up = y === 0 ? 0 : (pixels[at - stride] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (pixels[at - stride - 4] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
    number,
    number,
    number,
  ];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
