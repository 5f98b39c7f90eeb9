type Signature = [name: string, bytes: number[]];

const OTHER_KINDS: Signature[] = [
  ["an old Excel workbook. Save it as CSV and import that", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a PDF. Export the calls as CSV and import that", [0x25, 0x50, 0x44, 0x46]],
  ["an image", [0x89, 0x50, 0x4e, 0x47]],
  ["an image", [0xff, 0xd8, 0xff]],
  ["an image", [0x47, 0x49, 0x46, 0x38]],
  ["a RAR archive. Pack it as ZIP and import that", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["a 7-Zip archive. Pack it as ZIP and import that", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["an XZ archive. Pack it as ZIP or gzip and import that", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["a Zstandard archive. Pack it as ZIP or gzip and import that", [0x28, 0xb5, 0x2f, 0xfd]],
  ["a bzip2 archive. Pack it as ZIP or gzip and import that", [0x42, 0x5a, 0x68]],
  ["a Parquet file. Save it as CSV and import that", [0x50, 0x41, 0x52, 0x31]],
];
const BZIP2_BLOCK = Buffer.from([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);

/** What an upload is packed in, by its first bytes and not by its name. */
export function containerOf(head: Buffer): "gzip" | "zip" | null {
  if (begins(head, [0x1f, 0x8b, 0x08])) return "gzip";
  // The last one is a ZIP archive with nothing in it.
  return begins(head, [0x50, 0x4b, 0x03, 0x04]) || begins(head, [0x50, 0x4b, 0x05, 0x06]) ? "zip" : null;
}

/** A sentence about a file that holds no rows of text, by its first 512 bytes; null when nothing speaks against it. */
export function otherKind(head: Buffer): string | null {
  for (const [name, signature] of OTHER_KINDS) {
    if (!begins(head, signature)) continue;
    // "BZh" might also be a header.
    if (signature[0] === 0x42 && !head.subarray(4, 10).equals(BZIP2_BLOCK)) continue;
    return `This file is ${name}.`;
  }
  const start = head.subarray(0, 512).toString("latin1").replace(/^ï»¿/, "").trimStart().toLowerCase();
  return start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")
    ? "This file is a web page, not a CSV. Download the export again and import the file itself."
    : null;
}

/** By the byte order mark, or by the zero bytes that UTF-16 puts beside Latin letters. Null: bytes that hold ASCII as it is. */
export function detectUtf16(head: Buffer): "utf-16le" | "utf-16be" | null {
  if (begins(head, [0xff, 0xfe])) return "utf-16le";
  if (begins(head, [0xfe, 0xff])) return "utf-16be";
  const sample = head.subarray(0, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]! += 1;
  const half = sample.length / 2;
  if (half >= 4 && zeros[1]! > half * 0.6 && zeros[0] === 0) return "utf-16le";
  if (half >= 4 && zeros[0]! > half * 0.6 && zeros[1] === 0) return "utf-16be";
  return null;
}

const begins = (head: Buffer, signature: number[]) => signature.every((byte, i) => head[i] === byte);
