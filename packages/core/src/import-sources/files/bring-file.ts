import { createHash } from "node:crypto";
import { DomainError, decodeId, invalidInput } from "@parley/platform";
import type { Context } from "../../context/index.ts";
import { createImport } from "../../imports/index.ts";
import { readSettings } from "../connection/source-settings.ts";
import type { SourceDeps } from "../deps.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { knownItems, rememberItems } from "./known-items.ts";

export interface FoundFile {
  name: string;
  /** Name and version: the same only while the file is the same. Null when only its content tells. */
  item: string | null;
  content: AsyncIterable<Uint8Array>;
}

/** As the importer's own limit: what is larger would fill the disk before it is refused. */
const MAX_BYTES = 2 * 1024 ** 3;

/**
 * Hands a file to the importer and says whether it did, unless the same content came from this source before, under whatever name. A file that cannot be an
 * export is remembered as refused and thrown as SourceProblem.
 */
export async function bringFile(ctx: Context, deps: SourceDeps, row: SourceRow, file: FoundFile): Promise<boolean> {
  const { timezone, layout } = readSettings(row.kind as "folder" | "s3" | "url", row.settings);
  const key = `${row.organizationId}/sources/${row.id}/incoming`;
  const hash = createHash("sha256");
  try {
    await deps.storage.put(key, hashed(file, hash));
    const content = `sha256:${hash.digest("hex")}`;
    const items = file.item ? [file.item, content] : [content];
    const isKnown = (await knownItems(ctx, row, [content])).size > 0;
    const importId = isKnown
      ? null
      : await makeImport(ctx, deps, row, file.name, items, {
          ...{ timezone, source: layout, sourceId: row.id },
          content: deps.storage.read(key) as AsyncIterable<Uint8Array>,
        });
    await rememberItems(ctx, row, items, importId);
    return !isKnown;
  } finally {
    await deps.storage.delete(key);
  }
}

async function makeImport(
  ctx: Context,
  deps: SourceDeps,
  row: SourceRow,
  name: string,
  items: string[],
  input: Omit<Parameters<typeof createImport>[2], "fileName">,
): Promise<string | null> {
  try {
    const made = await createImport(ctx, deps, { ...input, fileName: name.slice(-255) });
    if (made.status !== "failed") return decodeId("imp", made.id);
    throw invalidInput([], made.failure ?? "It cannot be read.");
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid_input") throw error;
    await rememberItems(ctx, row, items, null);
    throw new SourceProblem(`${name}: ${error.fields[0]?.message ?? error.message}`, { isRefusal: true });
  }
}

async function* hashed({ name, content }: FoundFile, hash: ReturnType<typeof createHash>) {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new SourceProblem(`${name} is larger than 2 GB. Split it.`, { isRefusal: true });
    hash.update(chunk);
    yield chunk;
  }
}
