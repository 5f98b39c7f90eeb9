import { EventEmitter } from "node:events";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type JobName, type JobPayload, jobDefinitions } from "@parley/core/jobs";
import type { Database } from "@parley/db";
import type { Logger } from "@parley/platform";
import { sql } from "drizzle-orm";
import { Logger as JobLogger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";

export interface RunningJob {
  /** The same on every attempt at one job. */
  id: string;
  /** It will not be tried again. */
  lastAttempt: boolean;
  signal: AbortSignal;
}

export type JobHandlers = { [N in JobName]: (payload: JobPayload<N>, job: RunningJob) => Promise<void> };

interface WorkerOptions {
  db: Database;
  appUrl: string;
  dataDir: string;
  handlers: JobHandlers;
  logger: Logger;
}

/** Runs the queue. A job that throws is tried again with growing pauses; each may run twice, and its handler knows. */
export async function startWorker({ db, appUrl, dataDir, handlers, logger }: WorkerOptions): Promise<Runner> {
  const names = join(dataDir, "workers");
  await releaseJobsOfTheDead(db, names);
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of the single worker.
  events.on("pool:create", ({ workerPool }) => appendFileSync(names, `${workerPool.id}\n`));
  return run({
    connectionString: appUrl,
    concurrency: 8,
    maxPoolSize: 10,
    noHandleSignals: true,
    pollInterval: 1_000,
    events,
    taskList: taskList(handlers),
    logger: new JobLogger(() => (level, message) => {
      if (level === "error") logger.error({ job: message }, "job failed");
      else if (level === "warning") logger.warn({ job: message }, "job warning");
    }),
  });
}

/**
 * A worker that was killed leaves its jobs locked for four hours (graphile-worker's safety margin). The names of this machine's
 * pools are on its disk, so the next start can say that those are dead and their jobs may run again.
 */
async function releaseJobsOfTheDead(db: Database, names: string): Promise<void> {
  if (!existsSync(names)) return;
  const dead = readFileSync(names, "utf8").split("\n").filter(Boolean);
  if (dead.length > 0) await db.execute(sql`select graphile_worker.force_unlock_workers(${sql.param(dead)}::text[])`);
  rmSync(names);
}

function taskList(handlers: JobHandlers): TaskList {
  const list: TaskList = {};
  for (const name of Object.keys(handlers) as JobName[]) {
    list[name] = async (payload, { job, abortSignal }) => {
      const handle = handlers[name] as (payload: unknown, job: RunningJob) => Promise<void>;
      await handle(jobDefinitions[name].parse(payload), {
        id: job.id,
        lastAttempt: job.attempts >= job.max_attempts,
        signal: abortSignal ?? new AbortController().signal,
      });
    };
  }
  return list;
}
