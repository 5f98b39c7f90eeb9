import { forbidden } from "@parley/platform";
import type { Context } from "./context.ts";
import type { Permission } from "./permissions.ts";

/** Throws `forbidden` unless the actor may. The first line of every verb. */
export function guard(ctx: Context, permission: Permission): void {
  if (!ctx.permissions.has(permission)) throw forbidden();
}
