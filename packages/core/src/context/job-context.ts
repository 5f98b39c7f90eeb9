import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import type { SegmentEngine } from "../segments/index.ts";
import type { Actor, Context } from "./context.ts";
import { permissions } from "./permissions.ts";

/** Context of work that the product does by itself (a job, a carrier's webhook): the tenant comes from the stored payload. */
export function systemContext(
  base: { db: Database; clock: Clock; segments?: SegmentEngine },
  organizationId: string,
  actor: Extract<Actor, { kind: "job" | "provider" | "operator" }>,
): Context {
  return {
    db: base.db,
    clock: base.clock,
    segments: base.segments,
    organizationId,
    actor,
    permissions: new Set(permissions),
  };
}
