import type { Transaction } from "@parley/db";
import { enqueue } from "../jobs/index.ts";

/** Queues the dialling. One queue: a new Twilio account starts one call a second, whatever the number of processes. */
export function enqueueDial(tx: Transaction, organizationId: string, callId: string, runAt?: Date): Promise<void> {
  return enqueue(tx, "dial_call", { organizationId, callId }, { queue: "dial", runAt, maxAttempts: 3 });
}
