import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import type { SegmentEngine } from "../segments/index.ts";
import type { Permission } from "./permissions.ts";

/** Who acts. Every write says it, and the audit log keeps it. */
export type Actor =
  | { kind: "user"; userId: string }
  | { kind: "api_key"; keyId: string }
  | { kind: "job"; job: string }
  | { kind: "provider"; provider: "twilio" }
  | { kind: "operator" };

/**
 * What every verb gets first. The organization comes from a session, a key or a job's payload, never from a parameter of the
 * request. `db` is the application role's pool: verbs open one transaction with `inTenant`.
 */
export interface Context {
  db: Database;
  clock: Clock;
  organizationId: string;
  actor: Actor;
  permissions: ReadonlySet<Permission>;
  /** What answers questions to the metric catalogue fast; without it Postgres does. */
  segments?: SegmentEngine;
}
