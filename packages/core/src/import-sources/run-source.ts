import type { Database } from "@parley/db";
import { importSources } from "@parley/db/schema";
import type { Clock } from "@parley/platform";
import { and, eq, ne, sql } from "drizzle-orm";
import { type Context, inTenant, systemContext } from "../context/index.ts";
import type { JobPayload } from "../jobs/index.ts";
import { syncCtm } from "./ctm/sync-ctm.ts";
import type { SourceDeps } from "./deps.ts";
import { lookAtAddress } from "./files/look-at-address.ts";
import { lookInBucket } from "./files/look-in-bucket.ts";
import { lookInFolder } from "./files/look-in-folder.ts";
import { findSource } from "./require-source.ts";
import { SourceChanged } from "./save-cursor.ts";
import { enqueueRun } from "./schedule.ts";
import type { SourceRow } from "./source.ts";
import { SourceProblem } from "./source-problem.ts";

const MINUTE_MS = 60_000;

/** How a look ended. */
export interface Looked {
  /** Nothing is left to read; otherwise the next turn follows at once. */
  isDone: boolean;
  /** Look again after this time, whatever the source's own pause. */
  againInMs?: number;
  /** Files that were handed to the importer. */
  brought: number;
}

/**
 * Job `run_source`: one turn of looking at a source, which queues the next one itself. What is wrong with the source is written on
 * its line and tried again at its next time; only an error of ours is thrown, so that the job is tried again.
 */
export async function runSource(
  base: SourceDeps & { db: Database; clock: Clock; lastAttempt?: boolean },
  payload: JobPayload<"run_source">,
): Promise<void> {
  const ctx = systemContext(base, payload.organizationId, { kind: "job", job: "run_source" });
  const row = await inTenant(ctx, (tx) => findSource(tx, payload));
  if (!row || row.status === "paused") return;
  try {
    await end(ctx, row, await look(ctx, base, row));
  } catch (error) {
    if (error instanceof SourceChanged) return;
    if (error instanceof SourceProblem) return end(ctx, row, { isDone: false, brought: 0, problem: error });
    if (base.lastAttempt) {
      const problem = new SourceProblem("Something went wrong on our side. Parley looks again later.");
      await end(ctx, row, { isDone: false, brought: 0, problem });
    }
    throw error;
  }
}

async function look(ctx: Context, deps: SourceDeps, row: SourceRow): Promise<Looked> {
  switch (row.kind) {
    case "ctm_api":
      return syncCtm(ctx, deps, row);
    case "folder":
      return lookInFolder(ctx, deps, row);
    case "s3":
      return lookInBucket(ctx, deps, row);
    case "url":
      return lookAtAddress(ctx, deps, row);
    default:
      return { isDone: true, brought: 0 };
  }
}

/** Writes down how it went and queues the next look: at once when more waits, else at the source's time. */
async function end(ctx: Context, row: SourceRow, how: Looked & { problem?: SourceProblem }): Promise<void> {
  const { problem } = how;
  const every = Number(row.settings.everyMinutes ?? 60) * MINUTE_MS;
  const pause = problem ? (problem.retryAfterMs ?? every) : (how.againInMs ?? (how.isDone ? every : 0));
  const now = ctx.clock.now();
  const next = new Date(now.getTime() + pause);
  await inTenant(ctx, async (tx) => {
    const mine = and(eq(importSources.organizationId, row.organizationId), eq(importSources.id, row.id));
    const [changed] = await tx
      .update(importSources)
      .set({
        ...stateAfter(row, how),
        ...{ lastRunAt: now, nextRunAt: next },
      })
      .where(and(mine, ne(importSources.status, "paused")))
      .returning();
    if (changed) await enqueueRun(tx, changed, next);
  });
}

/** A refused file leaves the source active with its word on the line, until another file is taken. */
function stateAfter(row: SourceRow, { problem, isDone, brought }: Looked & { problem?: SourceProblem }) {
  if (problem?.isBusy) return {};
  if (problem) return { status: problem.isRefusal ? "active" : "failing", lastError: problem.message };
  if (brought === 0 && !(isDone && row.status === "failing")) return {};
  // What an import that was just brought has said meanwhile stays.
  const lastError = sql<string | null>`nullif(${importSources.lastError}, ${row.lastError}::text)`;
  return { status: "active", lastError };
}
