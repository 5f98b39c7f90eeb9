import type { Transaction } from "@parley/db";
import { callFieldHistory } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import type { Actor, Context } from "../context/index.ts";

/** Fields of which every value is kept, with who changed it. */
const keptFields = { score: "score", converted: "converted", valueMinor: "value_minor" } as const;

type KeptValues = { score?: number | null; converted?: boolean; valueMinor?: number | null };

/** Writes a line for each kept field whose value is another one than before, in the transaction that changes the call. */
export async function keepHistory(
  tx: Transaction,
  ctx: Context,
  before: KeptValues & { id: string },
  after: KeptValues,
): Promise<void> {
  const lines = (Object.keys(keptFields) as (keyof KeptValues)[])
    .filter((name) => after[name] !== undefined && after[name] !== before[name])
    .map((name) => ({
      organizationId: ctx.organizationId,
      id: newUuid(),
      callId: before.id,
      field: keptFields[name],
      oldValue: asText(before[name]),
      newValue: asText(after[name]),
      changedBy: nameOf(ctx.actor),
      changedAt: ctx.clock.now(),
    }));
  if (lines.length > 0) await tx.insert(callFieldHistory).values(lines);
}

const asText = (value: number | boolean | null | undefined) =>
  value === null || value === undefined ? null : String(value);

function nameOf(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return `user:${actor.userId}`;
    case "api_key":
      return `key:${actor.keyId}`;
    case "job":
      return `job:${actor.job}`;
    case "provider":
      return `provider:${actor.provider}`;
    case "operator":
      return "operator:";
  }
}
