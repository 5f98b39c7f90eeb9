import { isAscii, isUtf8 } from "node:buffer";

/** What a stored upload may be written in: both hold ASCII as it is (see upload/plain-text.ts). */
export type TextEncodingName = "utf-8" | "windows-1252";

/** Finds out how a file's text is encoded by reading all of it once: a byte that is no UTF-8 may stand in the last row. */
export async function detectEncoding(content: AsyncIterable<Buffer>): Promise<TextEncodingName> {
  let carry: Buffer = Buffer.alloc(0);
  let good = 0;
  let bad = 0;
  for await (const chunk of content) {
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
  bad += carry.length;
  return bad > 0 && bad >= good ? "windows-1252" : "utf-8";
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
