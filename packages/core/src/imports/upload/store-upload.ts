import { DomainError } from "@parley/platform";
import type { Storage } from "../../storage/index.ts";
import { checkHeader } from "./check-header.ts";
import { gunzip } from "./gunzip.ts";
import { jsonToCsv } from "./json/json-to-csv.ts";
import { DEFAULT_IMPORT_LIMITS, type ImportLimits } from "./limits.ts";
import { type Peeked, peek } from "./peek.ts";
import { plainText, type TextFindings } from "./plain-text.ts";
import { receive } from "./receive.ts";
import { containerOf, otherKind } from "./recognise.ts";
import { refuseUpload } from "./refuse-upload.ts";
import { unzip } from "./unzip.ts";

export interface StoredUpload {
  /** Bytes of the CSV that lies in storage. */
  bytes: number;
  /** What the file was before it became CSV. */
  format: "csv" | "json";
  /** What was changed on the way in, for people. */
  warnings: string[];
}

const HEAD_BYTES = 4096;

/**
 * Stores what is sent as plain CSV in an encoding that holds ASCII as it is: unpacked (gzip, ZIP with one file), UTF-16 as UTF-8,
 * without byte order mark and NUL, JSON flattened. Streams throughout; memory does not grow with the file. The kind of a file is
 * told by its bytes, never by its name. Throws `invalid_input` at /file for what cannot be imported and `unavailable` when the
 * storage is full; either way nothing is left behind.
 */
export async function storeUpload(
  storage: Storage,
  key: string,
  content: AsyncIterable<Uint8Array>,
  limits: ImportLimits = DEFAULT_IMPORT_LIMITS,
): Promise<StoredUpload> {
  const drafts = { archive: `${key}.zip`, rows: `${key}.rows` };
  const findings: TextFindings = { nulsDropped: 0 };
  const streams: AsyncGenerator<Buffer>[] = [];
  const open = (stream: AsyncGenerator<Buffer>) => {
    streams.push(stream);
    return stream;
  };

  /** The bytes inside the container, if there is one. */
  async function unpack(): Promise<Peeked> {
    const arrived = await peek(open(receive(content, limits.maxBytes)), isHead);
    const container = containerOf(arrived.head);
    if (container === null) return arrived;
    if (container === "gzip") return peek(open(gunzip(arrived.content, limits.maxUnpackedBytes)), isHead);
    const bytes = await storage.put(drafts.archive, arrived.content);
    return peek(open(unzip(storage, drafts.archive, bytes, limits.maxUnpackedBytes)), isHead);
  }

  try {
    const unpacked = await unpack();
    refuseOtherKinds(unpacked.head, streams.length > 1);
    const text = await peek(open(plainText(unpacked.head, unpacked.content, findings)), isHead);
    if (text.head.length === 0) throw refuseUpload("file_empty", "This file is empty.");
    const format = /^\s*[[{]/.test(text.head.toString("latin1")) ? "json" : "csv";
    const rows =
      format === "json"
        ? jsonToCsv(storage, drafts.rows, text.content, limits)
        : checkHeader(text.content, limits.maxColumns);
    const bytes = await storage.put(key, rows);
    return { bytes, format, warnings: warningsOf(findings) };
  } catch (error) {
    throw isFull(error) ? storageFull() : error;
  } finally {
    // Not awaited: a sender who fell silent would hold up the answer. Closing them frees the files that they read.
    for (const stream of streams.reverse()) stream.return(undefined).catch(() => {});
    await storage.delete(drafts.archive);
  }
}

const isHead = (head: Buffer) => head.length >= HEAD_BYTES;

function refuseOtherKinds(head: Buffer, isUnpacked: boolean): void {
  if (isUnpacked && containerOf(head) !== null) {
    const message = "The archive holds another archive. Unpack it and import the CSV inside.";
    throw refuseUpload("archive_in_archive", message);
  }
  const kind = otherKind(head);
  if (kind) throw refuseUpload("not_text", kind);
}

function warningsOf({ nulsDropped }: TextFindings): string[] {
  if (nulsDropped === 0) return [];
  return [
    `${nulsDropped === 1 ? "1 NUL character in the file was" : `${nulsDropped} NUL characters in the file were`} left out.`,
  ];
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

function storageFull(): DomainError {
  const message = "This server has no room left for the file. Nothing was kept. Free some space, then upload it again.";
  return new DomainError("unavailable", "storage_full", message);
}
