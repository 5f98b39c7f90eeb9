import { DomainError } from "@parley/platform";
import { sizeInWords } from "./limits.ts";
import { refuseUpload } from "./refuse-upload.ts";

/**
 * The bytes of an upload as they arrive. Throws `file_too_large` beyond `maxBytes`, and `upload_cut` when the sender goes away
 * before the end: half a file would look like a whole one with fewer calls.
 */
export async function* receive(content: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        const message = `The file is larger than ${sizeInWords(maxBytes)}. Split it and import the parts.`;
        throw refuseUpload("file_too_large", message);
      }
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refuseUpload("upload_cut", "The upload broke off before its end. Upload the file again.");
  }
}
