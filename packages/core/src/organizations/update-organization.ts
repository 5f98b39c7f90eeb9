import { organizations } from "@parley/db/schema";
import { encodeId, notFound } from "@parley/platform";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { beginRezoning } from "../local-times/index.ts";
import { withRezoning } from "./get-organization.ts";
import {
  measureFields,
  type Organization,
  type OrganizationDetail,
  organizationColumns,
  organizationFields,
} from "./organization.ts";

export const UpdateOrganizationInput = organizationFields.extend(measureFields.shape).partial();
export type UpdateOrganizationInput = z.input<typeof UpdateOrganizationInput>;

/**
 * Changes what is given and leaves the rest. A new time zone moves every call to the day, hour and weekday that it had there:
 * the latest 20,000 in the same transaction, the others by a job; `rezoningSince` tells while it is at work.
 */
export async function updateOrganization(ctx: Context, input: UpdateOrganizationInput): Promise<OrganizationDetail> {
  guard(ctx, "organization.manage");
  const fields = parseInput(UpdateOrganizationInput, input);
  const own = eq(organizations.id, ctx.organizationId);
  return inTenant(ctx, async (tx) => {
    const [before] = await tx.select(organizationColumns).from(organizations).where(own).for("no key update");
    if (!before) throw notFound("organization");
    const changes = changesOf(before, fields);
    if (Object.keys(changes).length === 0) return withRezoning(tx, before);
    const [after] = await tx.update(organizations).set(fields).where(own).returning(organizationColumns);
    if (changes.timezone) await beginRezoning(tx, ctx.organizationId);
    await recordAudit(tx, ctx, { action: "organization.updated", targetId: ctx.organizationId, details: changes });
    await appendEvent(tx, ctx, {
      type: "organization.updated",
      subjectId: encodeId("org", ctx.organizationId),
      data: { changed: Object.keys(changes) },
    });
    return withRezoning(tx, after!);
  });
}

type Value = string | number;
type Changes = Partial<Record<keyof z.output<typeof UpdateOrganizationInput>, { from: Value; to: Value }>>;

function changesOf(before: Organization, fields: z.output<typeof UpdateOrganizationInput>): Changes {
  const changes: Changes = {};
  for (const name of UpdateOrganizationInput.keyof().options) {
    const to = fields[name];
    if (to !== undefined && to !== before[name]) changes[name] = { from: before[name], to };
  }
  return changes;
}
