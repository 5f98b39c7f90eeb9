import { personaExamples } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { requireExample } from "./example.ts";

export const UpdateExampleInput = z.object({ enabled: z.boolean("Use true or false.") });

/** Has an example shown to the agent, or no longer. Throws invalid_input, forbidden and not_found. */
export async function updateExample(
  ctx: Context,
  publicId: string,
  input: z.input<typeof UpdateExampleInput>,
): Promise<{ id: string; enabled: boolean }> {
  guard(ctx, "personas.manage");
  const { enabled } = parseInput(UpdateExampleInput, input);
  return inTenant(ctx, async (tx) => {
    const { id, personaId } = await requireExample(tx, ctx.organizationId, publicId);
    await tx
      .update(personaExamples)
      .set({ enabled })
      .where(and(eq(personaExamples.organizationId, ctx.organizationId), eq(personaExamples.id, id)));
    await recordAudit(tx, ctx, { action: "example.updated", targetId: publicId, details: { enabled } });
    await appendEvent(tx, ctx, { type: "persona.learned", subjectId: encodeId("persona", personaId) });
    return { id: publicId, enabled };
  });
}
