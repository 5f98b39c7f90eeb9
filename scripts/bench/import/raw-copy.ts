import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { exportHeader } from "./export-header.ts";
import type { ExportFile } from "./generate-export.ts";

const CHUNK = 1 << 20;

export type CopyWay = "streamed" | "by the server";

/**
 * Rows a second of Postgres's own COPY of the file into a table of texts, which stands since an earlier transaction and so is logged
 * like any other: streamed through this process, or read by the server itself. Null when the server may not read the file.
 */
export async function copyRaw(url: string, file: ExportFile, way: CopyWay): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const columns = exportHeader.map((name) => `${client.escapeIdentifier(name)} text`);
    await client.query(`create table raw_export (${columns.join(", ")})`);
    const begun = performance.now();
    const options = "with (format csv, header)";
    if (way === "streamed") {
      const content = createReadStream(file.path, { highWaterMark: CHUNK });
      await pipeline(content, client.query(copyFrom(`copy raw_export from stdin ${options}`)));
    } else {
      const readable = await client
        .query(`copy raw_export from ${client.escapeLiteral(file.path)} ${options}`)
        .catch(refusedToRead);
      if (!readable) return null;
    }
    const seconds = (performance.now() - begun) / 1000;
    const { rows } = await client.query<{ count: string }>("select count(*) from raw_export");
    if (Number(rows[0]!.count) !== file.rows) throw new Error(`COPY took ${rows[0]!.count} of ${file.rows} rows.`);
    return file.rows / seconds;
  } finally {
    await client.query("drop table if exists raw_export");
    await client.end();
  }
}

/** The server runs as another account, which may not reach the folder. */
function refusedToRead(error: unknown): null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (["42501", "58P01", "58030"].includes(code)) return null;
  throw error;
}
