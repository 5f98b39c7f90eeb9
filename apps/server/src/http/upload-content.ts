import type { Readable } from "node:stream";

/**
 * The bytes of an upload. A reader that refuses the file half-way closes nothing, since that would cut the connection before the
 * sender has seen why: the rest is read and thrown away while the answer goes out.
 */
export function uploadContent(stream: Readable): AsyncIterable<Uint8Array> {
  return {
    async *[Symbol.asyncIterator]() {
      try {
        yield* stream.iterator({ destroyOnReturn: false });
      } finally {
        stream.resume();
      }
    },
  };
}
