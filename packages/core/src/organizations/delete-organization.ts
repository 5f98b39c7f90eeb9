import {
  adSpend,
  callDetails,
  callers,
  callFieldHistory,
  callSearch,
  calls,
  callTranscripts,
  customFields,
  detailLayouts,
  dimensionValues,
  importSources,
  imports,
  journeyState,
  organizations,
  personKeys,
  recordings,
  segmentMarks,
  segmentState,
  segments,
  touches,
} from "@parley/db/schema";
import { invalidInput, notFound } from "@parley/platform";
import { eq, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { apiKeyCache } from "../accounts/api-key-cache.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { deleteSpool } from "../import-sources/index.ts";
import type { Storage } from "../storage/index.ts";

export const DeleteOrganizationInput = z.object({ confirmName: z.string() });

/** Tables without a foreign key to organizations (see packages/db/src/schema/calls.ts). What hangs on calls goes with them. */
const bulkTables = [
  ...[callDetails, callTranscripts, callSearch, callFieldHistory, calls],
  ...[callers, dimensionValues, detailLayouts, customFields, adSpend],
  ...[touches, personKeys, journeyState],
  // Last: deleting calls marks their days.
  ...[segments, segmentState, segmentMarks],
];

/**
 * Removes the organization and everything in it, for good: calls, transcripts, imports, members, keys, its audit log too.
 * The name has to be typed. Its files go once the rows are gone.
 */
export async function deleteOrganization(
  ctx: Context,
  { storage }: { storage: Storage },
  input: z.input<typeof DeleteOrganizationInput>,
): Promise<void> {
  guard(ctx, "organization.delete");
  const { confirmName } = parseInput(DeleteOrganizationInput, input);
  const { files, sources } = await inTenant(ctx, async (tx) => {
    const own = eq(organizations.id, ctx.organizationId);
    const [organization] = await tx.select().from(organizations).where(own).for("update");
    if (!organization) throw notFound("organization");
    if (confirmName.trim() !== organization.name) {
      throw invalidInput([{ pointer: "/confirm_name", message: `Type the name exactly: ${organization.name}` }]);
    }
    const kept = await tx.select({ key: recordings.storageKey }).from(recordings);
    const smaller = await tx
      .select({ key: sql<string>`${recordings.compressedKey}` })
      .from(recordings)
      .where(isNotNull(recordings.compressedKey));
    const uploaded = await tx.select({ key: imports.storageKey }).from(imports);
    const sources = await tx.select().from(importSources);
    for (const table of bulkTables) await tx.delete(table).where(eq(table.organizationId, ctx.organizationId));
    await tx.delete(organizations).where(own);
    return { files: [...kept, ...smaller, ...uploaded], sources };
  });
  apiKeyCache.forgetOrganization(ctx.organizationId);
  for (const { key } of files) await storage.delete(key);
  for (const source of sources) await deleteSpool(storage, source);
}
