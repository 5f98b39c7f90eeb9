import { imports, organizations } from "@parley/db/schema";
import { encodeId, invalidInput, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { appendEvent } from "../events/index.ts";
import { enqueue } from "../jobs/index.ts";
import type { Storage } from "../storage/index.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";
import { isTimeZone } from "./normalise/zone-time.ts";
import { CreateImportInput } from "./schemas.ts";
import type { ImportLimits } from "./upload/limits.ts";
import { storeUpload } from "./upload/store-upload.ts";

/**
 * Stores an uploaded file and queues its import. Throws `invalid_input` for an unknown time zone, a currency that is not the
 * organization's (sums would mix two) and a file that cannot be stored as rows
 * of text (see storeUpload). `sourceId` is the connection that brought it.
 */
export async function createImport(
  ctx: Context,
  deps: { storage: Storage; importLimits?: ImportLimits },
  input: CreateImportInput & { content: AsyncIterable<Uint8Array>; sourceId?: string },
): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const { fileName, source, ...wanted } = parseInput(CreateImportInput, input);
  const organization = await inTenant(ctx, async (tx) => {
    const [found] = await tx.select().from(organizations).where(eq(organizations.id, ctx.organizationId));
    return found!;
  });
  const timezone = wanted.timezone || organization.timezone;
  if (!isTimeZone(timezone)) {
    throw invalidInput([{ pointer: "/timezone", message: "Use a time zone such as America/New_York." }]);
  }
  const currency = wanted.currency?.toUpperCase() || organization.currency;
  if (currency !== organization.currency) {
    const message = `This organization counts in ${organization.currency}. Convert the values first.`;
    throw invalidInput([{ pointer: "/currency", message }]);
  }

  const id = newUuid(ctx.clock.now().getTime());
  const storageKey = `${ctx.organizationId}/imports/${id}.csv`;
  const upload = await storeUpload(deps.storage, storageKey, input.content, deps.importLimits);
  const { bytes: bytesTotal, warnings } = upload;
  try {
    return await inTenant(ctx, async (tx) => {
      const [row] = await tx
        .insert(imports)
        .values({
          ...{
            organizationId: ctx.organizationId,
            id,
            fileName,
            source,
            timezone,
            currency,
            storageKey,
            bytesTotal,
            warnings,
          },
          status: "queued",
          sourceId: input.sourceId ?? null,
          createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
          createdAt: ctx.clock.now(),
        })
        .returning();
      const summary = summarizeImport(row!);
      const payload = { organizationId: ctx.organizationId, importId: id };
      await enqueue(tx, "run_import", payload, { queue: `imports:${ctx.organizationId}`, key: `import:${id}` });
      await recordAudit(tx, ctx, { action: "import.created", targetId: summary.id, details: { fileName, bytesTotal } });
      await appendEvent(tx, ctx, {
        type: "import.created",
        subjectId: encodeId("imp", id),
        data: { fileName, bytesTotal },
      });
      return summary;
    });
  } catch (error) {
    await deps.storage.delete(storageKey);
    throw error;
  }
}
