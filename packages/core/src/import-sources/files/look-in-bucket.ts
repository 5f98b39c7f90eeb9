import type { Context } from "../../context/index.ts";
import { openSecrets } from "../connection/sealed-secrets.ts";
import { readSettings } from "../connection/source-settings.ts";
import type { BucketFile, SourceDeps } from "../deps.ts";
import type { Looked } from "../run-source.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { bringFiles } from "./bring-files.ts";
import { isExport } from "./file-names.ts";
import { knownItems } from "./known-items.ts";

/** More objects than a prefix for exports holds. */
const MOST_FILES = 50_000;

/** One look below a prefix of a bucket. Objects appear there whole, so a new one is taken at once. Throws SourceProblem. */
export async function lookInBucket(ctx: Context, deps: SourceDeps, row: SourceRow): Promise<Looked> {
  const bucket = deps.openBucket(readSettings("s3", row.settings), openSecrets(deps.secret, row, "s3"));
  try {
    const files: (BucketFile & { item: string; name: string })[] = [];
    for await (const file of bucket.list()) {
      const name = file.key.split("/").at(-1)!;
      if (isExport(name)) files.push({ ...file, name, item: `s3:${file.version}:${file.key}` });
      if (files.length > MOST_FILES) {
        const message = `More than ${MOST_FILES.toLocaleString("en")} files lie below this prefix. Use a longer one.`;
        throw new SourceProblem(message, { field: "prefix" });
      }
    }
    const known = await knownItems(
      ctx,
      row,
      files.map(({ item }) => item),
    );
    const fresh = files.filter(({ item }) => !known.has(item));
    return await bringFiles(
      ctx,
      deps,
      row,
      fresh.map(({ name, item, key }) => ({ name, item, open: () => bucket.read(key) })),
    );
  } finally {
    bucket.close();
  }
}
