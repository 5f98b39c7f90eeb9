import { forbidden } from "@parley/platform";
import type { Context } from "./context.ts";
import type { Permission } from "./permissions.ts";

/** Throws `forbidden` unless the actor may. The first line of every verb. A key is told which scope it lacks, a person whom to ask. */
export function guard(ctx: Context, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  if (ctx.actor.kind !== "api_key") throw forbidden();
  throw forbidden(`This API key does not have the scope ${permission}. Use a key that has it.`);
}
