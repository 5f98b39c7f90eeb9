import type { Readable } from "node:stream";

export interface StoredFile {
  bytes: number;
  modifiedAt: Date;
}

/**
 * Where files are kept: uploads, recordings, exports. Keys are paths of lower-case words ("org/imports/x.csv"); a key of any
 * other shape throws, so what a client sent can never reach outside. A key exists wholly or not at all.
 */
export interface Storage {
  /** Stores the stream under the key, replacing what was there, and returns its length in bytes. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<number>;
  /** Reads bytes `start` to `end`, both included, as in an HTTP range; all of them without a range. */
  read(key: string, range?: { start?: number; end?: number }): Readable;
  /** Where the file lies on this machine, for a thread that reads it by itself; a store elsewhere would fetch it first. */
  localPath(key: string): Promise<string>;
  /** Null when there is no such file. */
  stat(key: string): Promise<StoredFile | null>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
}
