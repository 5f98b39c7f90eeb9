import { z } from "zod";
import type { Context } from "../../context/index.ts";
import { OutboundError } from "../../outbound/index.ts";
import { openSecrets } from "../connection/sealed-secrets.ts";
import type { SourceDeps } from "../deps.ts";
import type { Looked } from "../run-source.ts";
import { saveCursor } from "../save-cursor.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { askAddress } from "./ask-address.ts";
import { bringFile } from "./bring-file.ts";

/** What the server said of the export that was brought last; it is asked for anything newer. */
const Cursor = z.object({ etag: z.string().optional(), lastModified: z.string().optional() });

/** One look at the address of the latest export. Throws SourceProblem. */
export async function lookAtAddress(ctx: Context, deps: SourceDeps, row: SourceRow): Promise<Looked> {
  const { address } = openSecrets(deps.secret, row, "url");
  const { etag, lastModified } = Cursor.parse(row.cursor);
  const answer = await askAddress(deps, address, {
    ...(etag ? { "if-none-match": etag } : {}),
    ...(lastModified ? { "if-modified-since": lastModified } : {}),
  });
  if (!answer) return { isDone: true, brought: 0 };
  let isNew: boolean;
  try {
    isNew = await bringFile(ctx, deps, row, { name: nameOf(address), item: null, content: answer.body });
  } catch (error) {
    if (error instanceof OutboundError) throw new SourceProblem(error.message, { field: "address" });
    throw error;
  } finally {
    await answer.discard();
  }
  const seen = { etag: answer.headers.etag, lastModified: answer.headers["last-modified"] };
  await saveCursor(ctx, row, Cursor.parse(seen));
  return { isDone: true, brought: isNew ? 1 : 0 };
}

/** The last word of the path; what the server calls the file may hold anything. */
function nameOf(address: string): string {
  return new URL(address).pathname.split("/").filter(Boolean).at(-1)?.slice(-100) ?? "export.csv";
}
