import { personas } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { type Persona, presentPersona, toolUuids } from "./persona.ts";
import { CreatePersonaInput } from "./schemas.ts";

/** More than anybody keeps apart. */
const MOST = 200;

/** Makes a persona; what is left out takes the table's defaults. Throws invalid_input, forbidden and conflict (200 personas). */
export async function createPersona(ctx: Context, input: CreatePersonaInput): Promise<Persona> {
  guard(ctx, "personas.manage");
  const { toolIds, ...fields } = parseInput(CreatePersonaInput, input);
  return inTenant(ctx, async (tx) => {
    if ((await tx.$count(personas, eq(personas.organizationId, ctx.organizationId))) >= MOST) {
      throw conflict("too_many_personas", `An organization has at most ${MOST} personas.`);
    }
    const now = ctx.clock.now();
    const [row] = await tx
      .insert(personas)
      .values({
        ...fields,
        toolIds: toolIds ? await toolUuids(tx, ctx.organizationId, toolIds) : [],
        ...{ organizationId: ctx.organizationId, id: newUuid(now.getTime()), createdAt: now, updatedAt: now },
      })
      .returning();
    const persona = presentPersona(row!);
    await recordAudit(tx, ctx, {
      action: "persona.created",
      targetId: persona.id,
      details: { name: persona.name, engine: persona.engine },
    });
    await appendEvent(tx, ctx, { type: "persona.created", subjectId: persona.id });
    return persona;
  });
}
