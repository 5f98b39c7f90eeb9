import type { BulkTransaction } from "@parley/db";
import { jobDefinitions } from "../jobs/index.ts";
import { rezoneKey } from "./rezone-key.ts";

/**
 * For a transaction that writes calls whose local times were worked out before it: when the organization has moved to another zone in
 * the meantime, the job that moves calls will find them. Until the transaction ends, the zone does not change.
 */
export async function keepZone(tx: BulkTransaction, organizationId: string, timezone: string): Promise<void> {
  const { rows } = await tx.query<{ timezone: string }>("select timezone from organizations where id = $1 for share", [
    organizationId,
  ]);
  if (rows[0]?.timezone === timezone) return;
  const payload = jobDefinitions.rezone_calls.parse({ organizationId });
  await tx.query("select graphile_worker.add_job('rezone_calls', payload := $1::json, job_key := $2)", [
    JSON.stringify(payload),
    rezoneKey(organizationId),
  ]);
}
