import { customFields } from "@parley/db/schema";
import { encodeId, notFound } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { type CustomField, UpdateCustomFieldInput } from "./schemas.ts";

/**
 * Renames a custom field or has its texts read as another type. The texts stay as the files had them, so this can be changed back.
 * Throws invalid_input and not_found.
 */
export async function updateCustomField(ctx: Context, key: string, input: unknown): Promise<CustomField> {
  guard(ctx, "imports.manage");
  const changes = parseInput(UpdateCustomFieldInput, input);
  return inTenant(ctx, async (tx) => {
    const ofField = and(eq(customFields.organizationId, ctx.organizationId), eq(customFields.key, key));
    const [before] = await tx.select().from(customFields).where(ofField).for("update");
    if (!before) throw notFound("custom field");
    const after = { label: changes.label ?? before.label, type: changes.type ?? before.type };
    await tx.update(customFields).set(after).where(ofField);
    const { label, type } = before;
    await recordAudit(tx, ctx, {
      action: "custom_field.updated",
      targetId: key,
      details: { before: { label, type }, after },
    });
    const subjectId = encodeId("org", ctx.organizationId);
    await appendEvent(tx, ctx, { type: "organization.updated", subjectId, data: { customField: key } });
    return { key, ...after } as CustomField;
  });
}
