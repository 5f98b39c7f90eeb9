import { detectUtf16 } from "./recognise.ts";
import { refuseUpload } from "./refuse-upload.ts";

/** NUL characters that a text may hold beside one in a thousand: real exports have single ones in notes. */
const FEW_NULS = 8;
/** Of the first bytes, two and one in twenty may be control characters; of arbitrary bytes one in nine is. */
const FEW_CONTROLS = 2;
const MOST_CONTROLS = 0.05;

export interface TextFindings {
  nulsDropped: number;
}

/**
 * The text of a file in an encoding that holds ASCII as it is: UTF-16 becomes UTF-8, a byte order mark and NUL characters go, all
 * other bytes stay as they are. `head` is how the stream begins. Throws `not_text` for bytes that no text has.
 */
export async function* plainText(
  head: Buffer,
  content: AsyncIterable<Buffer>,
  findings: TextFindings,
): AsyncGenerator<Buffer> {
  const wide = detectUtf16(head);
  if (!wide && controls(head) > FEW_CONTROLS + MOST_CONTROLS * head.length) refuse();
  let bytes = 0;
  for await (const chunk of wide ? recode(content, wide) : content) {
    let text = chunk;
    if (bytes === 0 && text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) text = text.subarray(3);
    bytes += chunk.length;
    if (text.includes(0)) {
      const kept = text.filter((byte) => byte !== 0);
      findings.nulsDropped += text.length - kept.length;
      if (findings.nulsDropped > FEW_NULS + bytes / 1000) refuse();
      text = Buffer.from(kept.buffer, kept.byteOffset, kept.length);
    }
    if (text.length > 0) yield text;
  }
}

async function* recode(content: AsyncIterable<Buffer>, encoding: "utf-16le" | "utf-16be"): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of content) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== "") yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest !== "") yield Buffer.from(rest);
}

/** Control characters that no export uses: all but tab, line breaks, form feed, the old end of file and escape. */
function controls(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) count += 1;
  return count;
}

function refuse(): never {
  throw refuseUpload("not_text", "This file is not text. Import a CSV file.");
}
