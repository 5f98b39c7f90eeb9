import type { Transaction } from "@parley/db";
import { savedViews } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import type { Context } from "../context/index.ts";
import { opens } from "./pages.ts";
import { visibleTo } from "./visible-to.ts";

/** The view behind a public id, as long as the transaction lasts. Throws not_found, also for another's private view. */
export async function findView(tx: Transaction, ctx: Context, publicId: string) {
  const id = decodeId("view", publicId);
  const [view] = id
    ? await tx
        .select()
        .from(savedViews)
        .where(and(eq(savedViews.id, id), visibleTo(ctx)))
        .for("update")
    : [];
  if (!view || !opens(ctx, view.page)) throw notFound("view");
  return view;
}
