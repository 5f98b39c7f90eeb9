import { isAscii, isUtf8 } from "node:buffer";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Not text that could hold rows. `message` says what it looks like and what to send instead. */
export class NotTextError extends Error {}

const SIGNATURES: [name: string, bytes: number[]][] = [
  ["an Excel workbook or a ZIP archive. Save it as CSV and import that", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Excel workbook. Save it as CSV and import that", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a compressed file. Unpack it and import the CSV inside", [0x1f, 0x8b]],
  ["a PDF", [0x25, 0x50, 0x44, 0x46]],
  ["an image", [0x89, 0x50, 0x4e, 0x47]],
  ["an image", [0xff, 0xd8, 0xff]],
  ["an image", [0x47, 0x49, 0x46, 0x38]],
];

/**
 * Finds out how a file's text is encoded by reading all of it once: a byte that is no UTF-8 may stand in the last row. Throws
 * NotTextError for an empty file, one that is of another kind, or one with bytes that no text has.
 */
export async function detectEncoding(content: AsyncIterable<Buffer>): Promise<TextEncodingName> {
  let first: Buffer | null = null;
  let carry: Buffer = Buffer.alloc(0);
  let good = 0;
  let bad = 0;
  for await (const chunk of content) {
    if (first === null || first.length < 4096) {
      first = first ? Buffer.concat([first, chunk]) : chunk;
      const wide = detectUtf16(first);
      if (wide) return wide;
      refuseOtherKinds(first);
    }
    if (chunk.includes(0)) throw new NotTextError("This file is not text. Import a CSV file.");
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes));
    carry = Buffer.from(bytes.subarray(whole.length));
    if (isUtf8(whole)) good += countLeadBytes(whole);
    else {
      const broken = whole.toString("utf8").split("\uFFFD").length - 1;
      bad += broken;
      good += Math.max(0, countLeadBytes(whole) - broken);
    }
  }
  if (first === null || first.length === 0) throw new NotTextError("This file is empty.");
  bad += carry.length;
  return bad > 0 && bad >= good ? "windows-1252" : "utf-8";
}

function detectUtf16(bytes: Buffer): TextEncodingName | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]! += 1;
  const half = sample.length / 2;
  if (half >= 4 && zeros[1]! > half * 0.6 && zeros[0] === 0) return "utf-16le";
  if (half >= 4 && zeros[0]! > half * 0.6 && zeros[1] === 0) return "utf-16be";
  return null;
}

function refuseOtherKinds(bytes: Buffer): void {
  for (const [name, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) throw new NotTextError(`This file is ${name}.`);
  }
  const start = bytes.subarray(0, 512).toString("latin1").replace(/^ï»¿/, "").trimStart().toLowerCase();
  if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
    throw new NotTextError("This file is a web page, not a CSV. Download the export again and import the file itself.");
  }
}

/** Bytes at the end that begin a character of which the rest is in the next chunk. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

function countLeadBytes(bytes: Buffer): number {
  if (isAscii(bytes)) return 0;
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0xc2 && bytes[i]! <= 0xf4) count += 1;
  return count;
}
