import type { Transaction } from "@parley/db";
import type { Context } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import type { Dashboard } from "./dashboard.ts";

/** Tells the organization that a board changed. Of private boards nothing is told: nobody else knows of them. */
export async function tellOfDashboard(
  tx: Transaction,
  ctx: Context,
  type: "dashboard.created" | "dashboard.updated" | "dashboard.deleted",
  { id, visibility, version }: Pick<Dashboard, "id" | "visibility" | "version">,
): Promise<void> {
  if (visibility !== "team") return;
  await appendEvent(tx, ctx, { type, subjectId: id, data: { version } });
}
