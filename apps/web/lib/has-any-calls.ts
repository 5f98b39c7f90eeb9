import { listCalls } from "@parley/core/calls";
import type { Context } from "@parley/core/context";

/** Whether the organization has a call at all. A role that may not read calls is shown the page with its numbers. */
export async function hasAnyCalls(context: Context): Promise<boolean> {
  if (!context.permissions.has("calls.read")) return true;
  const { data } = await listCalls(context, { limit: 1 });
  return data.length > 0;
}
