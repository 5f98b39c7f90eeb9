import { personas } from "@parley/db/schema";
import { decodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { type Persona, presentPersona } from "./persona.ts";

/** One persona, archived or not. Throws forbidden and not_found. */
export async function getPersona(ctx: Context, publicId: string): Promise<Persona> {
  guard(ctx, "personas.read");
  const id = decodeId("persona", publicId);
  if (!id) throw notFound("persona");
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(personas)
      .where(and(eq(personas.organizationId, ctx.organizationId), eq(personas.id, id))),
  );
  if (!row) throw notFound("persona");
  return presentPersona(row);
}
