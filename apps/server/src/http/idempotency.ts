import { createHash } from "node:crypto";
import type { Context } from "@parley/core/context";
import { withTenant } from "@parley/db";
import { idempotencyKeys } from "@parley/db/schema";
import { conflict, DomainError, invalidInput } from "@parley/platform";
import { and, eq, lt, sql } from "drizzle-orm";

export interface Replay {
  status: number;
  response: unknown;
}

/**
 * Claims an Idempotency-Key for 24 hours. Returns the first answer when there is one. Throws 422 when the key came with another
 * request before, 409 while the first is in flight (or was cut off: then nobody knows whether it took effect).
 */
export async function claimKey(
  ctx: Context,
  key: string,
  request: { url: string; body: unknown },
): Promise<Replay | null> {
  if (key.length > 200)
    throw invalidInput([{ pointer: "/Idempotency-Key", message: "Keep the key under 200 characters." }]);
  const requestHash = createHash("sha256")
    .update(JSON.stringify([request.url, request.body]))
    .digest("hex");
  return withTenant(ctx.db, { organizationId: ctx.organizationId }, async (tx) => {
    await tx
      .delete(idempotencyKeys)
      .where(and(eq(idempotencyKeys.key, key), lt(idempotencyKeys.createdAt, sql`now() - interval '24 hours'`)));
    const claimed = await tx
      .insert(idempotencyKeys)
      .values({ organizationId: ctx.organizationId, key, requestHash })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (claimed.length > 0) return null;
    const [earlier] = await tx.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key));
    if (earlier?.requestHash !== requestHash) {
      throw new DomainError(
        "invalid_input",
        "idempotency_key_reused",
        "This Idempotency-Key was sent with another request. Use a new key.",
      );
    }
    if (earlier.status === null)
      throw conflict("request_in_flight", "The first request with this Idempotency-Key has not been answered.");
    return { status: earlier.status, response: earlier.response };
  });
}

/** Keeps the answer under the key; a failed request frees it, so that the client may try again. */
export async function settleKey(ctx: Context, key: string, answer: Replay | null): Promise<void> {
  await withTenant(ctx.db, { organizationId: ctx.organizationId }, async (tx) => {
    if (answer) await tx.update(idempotencyKeys).set(answer).where(eq(idempotencyKeys.key, key));
    else await tx.delete(idempotencyKeys).where(eq(idempotencyKeys.key, key));
  });
}
