import { personas } from "@parley/db/schema";
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { type Page, PageInput, toPage } from "../accounts/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type Persona, presentPersona } from "./persona.ts";

const ListPersonasInput = PageInput.extend({
  /** Archived ones too. */
  archived: z.boolean().default(false),
});

/** Personas, newest first; archived ones only when asked for. Throws invalid_input and forbidden. */
export async function listPersonas(
  ctx: Context,
  input: z.input<typeof ListPersonasInput> = {},
): Promise<Page<Persona>> {
  guard(ctx, "personas.read");
  const { limit, after, archived } = parseInput(ListPersonasInput, input);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(personas)
      .where(
        and(
          eq(personas.organizationId, ctx.organizationId),
          archived ? undefined : isNull(personas.archivedAt),
          after ? lt(personas.id, after) : undefined,
        ),
      )
      .orderBy(desc(personas.id))
      .limit(limit + 1),
  );
  const page = toPage(rows, limit, ({ id }) => id);
  return { ...page, items: page.items.map(presentPersona) };
}
