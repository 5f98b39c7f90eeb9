import type { Storage } from "../../storage/index.ts";
import type { SourceRow } from "../source.ts";
import { readCursor } from "./ctm-cursor.ts";

type Source = Pick<SourceRow, "organizationId" | "id">;

/** Pages of the window that is being read, one file each, a call a line. A page that is read twice replaces itself. */
const pageKey = ({ organizationId, id }: Source, page: number) => `${organizationId}/sources/${id}/page-${page}.ndjson`;

export async function putPage(storage: Storage, source: Source, page: number, calls: object[]): Promise<void> {
  const text = calls.map((call) => `${JSON.stringify(call)}\n`).join("");
  await storage.put(
    pageKey(source, page),
    (async function* () {
      yield Buffer.from(text, "utf8");
    })(),
  );
}

/** Pages 0 to `pages` - 1 as one file. */
export async function* readPages(storage: Storage, source: Source, pages: number): AsyncGenerator<Uint8Array> {
  for (let page = 0; page < pages; page++) yield* storage.read(pageKey(source, page)) as AsyncIterable<Uint8Array>;
}

export async function deletePages(storage: Storage, source: Source, pages: number): Promise<void> {
  for (let page = 0; page < pages; page++) await storage.delete(pageKey(source, page));
}

/** What a deleted source leaves of a sync that was under way. */
export async function deleteSpool(storage: Storage, source: SourceRow): Promise<void> {
  await deletePages(storage, source, (readCursor(source.cursor).window?.pages ?? 0) + 1);
}
