import { createApiKey } from "@parley/core/accounts";
import type { Flags, Result } from "./commands.ts";
import type { Operator } from "./operator.ts";

/** Makes an API key and shows it, once. */
export async function createKey(operator: Operator, flags: Flags): Promise<Result> {
  const ctx = await operator.contextOf(flags.org);
  const scopes = (flags.scopes ?? "*").split(",").map((scope) => scope.trim());
  // createApiKey refuses unknown scopes by name.
  const { key } = await createApiKey(ctx, { name: flags.name ?? "Command line", scopes: scopes as "*"[] });
  return { data: { key }, text: key };
}
