import type { Database, Transaction } from "@parley/db";
import { sql } from "drizzle-orm";
import { type JobName, type JobPayload, jobDefinitions } from "./definitions.ts";

export interface EnqueueOptions {
  /** Jobs of one queue run one after another. */
  queue?: string;
  /** A waiting job with the same key is replaced, so the work is queued once. */
  key?: string;
  runAt?: Date;
  /** The job that is replaced keeps its time: work that is asked for again and again is not put off for ever. */
  keepRunAt?: boolean;
  maxAttempts?: number;
}

/** Enqueues in the caller's transaction: the job exists exactly when the change does. */
export async function enqueue<N extends JobName>(
  tx: Transaction | Database,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  const body = JSON.stringify(jobDefinitions[name].parse(payload));
  await tx.execute(sql`select graphile_worker.add_job(${name}, payload := ${body}::json, queue_name := ${options.queue ?? null},
    run_at := ${options.runAt?.toISOString() ?? null}::timestamptz, max_attempts := ${options.maxAttempts ?? 25}::int,
    job_key := ${options.key ?? null}, job_key_mode := ${options.keepRunAt ? "preserve_run_at" : "replace"})`);
}
