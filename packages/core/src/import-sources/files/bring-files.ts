import type { Context } from "../../context/index.ts";
import type { SourceDeps } from "../deps.ts";
import type { Looked } from "../run-source.ts";
import type { SourceRow } from "../source.ts";
import { SourceProblem } from "../source-problem.ts";
import { bringFile } from "./bring-file.ts";

interface Found {
  name: string;
  item: string;
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** Files of one turn; then other sources of the lane have theirs. */
const FILES_A_TURN = 20;

/** Brings files one after another. One that is no export stops none of the others; its problem is thrown at the end. */
export async function bringFiles(ctx: Context, deps: SourceDeps, row: SourceRow, found: Found[]): Promise<Looked> {
  let brought = 0;
  let problem: SourceProblem | null = null;
  for (const { name, item, open } of found.slice(0, FILES_A_TURN)) {
    try {
      if (await bringFile(ctx, deps, row, { name, item, content: await open() })) brought += 1;
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      problem ??= error;
    }
  }
  const isDone = found.length <= FILES_A_TURN;
  if (problem && isDone) throw problem;
  if (problem) throw new SourceProblem(problem.message, { ...problem, field: undefined, retryAfterMs: 0 });
  return { isDone, brought };
}
