import type { Context } from "../context/index.ts";
import { updatePersona } from "./update-persona.ts";

/**
 * Takes a persona out of use. It stays with the calls that it held, and can be brought back. Throws forbidden, not_found, and conflict
 * while it answers a number.
 */
export async function archivePersona(ctx: Context, publicId: string): Promise<void> {
  await updatePersona(ctx, publicId, { archived: true });
}
