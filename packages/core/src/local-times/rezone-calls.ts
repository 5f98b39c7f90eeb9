import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@parley/db";
import { type Clock, encodeId } from "@parley/platform";
import { inTenant, systemContext } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import type { JobPayload } from "../jobs/index.ts";
import { waitForCalls } from "./lock-calls.ts";
import { rezoneSlice } from "./rezone-slice.ts";

export interface RezoneCallsDeps {
  db: Database;
  clock: Clock;
  signal?: AbortSignal;
  /** Calls per transaction; 20,000 unless given. */
  sliceRows?: number;
}

/**
 * Job `rezone_calls`. Moves calls to the organization's zone as it is then, slice by slice, each a transaction and a rest as long as that
 * took. What a run before it moved is passed over, so it may be repeated, cut off or run beside another one. Throws when it is told to
 * stop, so that it is tried again.
 */
export async function rezoneCalls(deps: RezoneCallsDeps, payload: JobPayload<"rezone_calls">): Promise<void> {
  const { organizationId } = payload;
  const ctx = systemContext(deps, organizationId, { kind: "job", job: "rezone_calls" });
  for (let after = payload.after ?? null; ; ) {
    if (deps.signal?.aborted) throw new Error("Calls are still in the zone before; this is tried again.");
    const began = performance.now();
    after = await inTenant(ctx, async (tx) => {
      await waitForCalls(tx, organizationId);
      return rezoneSlice(tx, organizationId, after, deps.sliceRows);
    });
    if (!after) break;
    await sleep(performance.now() - began, undefined, { signal: deps.signal }).catch(() => {});
  }
  await inTenant(ctx, (tx) =>
    appendEvent(tx, ctx, {
      type: "organization.updated",
      subjectId: encodeId("org", organizationId),
      data: { changed: ["timezone"] },
    }),
  );
}
