import { personaExamples } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { requireExample } from "./example.ts";

/** Deletes an example with the record of its uses; its call stays marked. Throws forbidden and not_found. */
export async function deleteExample(ctx: Context, publicId: string): Promise<void> {
  guard(ctx, "personas.manage");
  await inTenant(ctx, async (tx) => {
    const { id, personaId } = await requireExample(tx, ctx.organizationId, publicId);
    await tx
      .delete(personaExamples)
      .where(and(eq(personaExamples.organizationId, ctx.organizationId), eq(personaExamples.id, id)));
    await recordAudit(tx, ctx, { action: "example.deleted", targetId: publicId });
    await appendEvent(tx, ctx, { type: "persona.learned", subjectId: encodeId("persona", personaId) });
  });
}
