import { organizations } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import type { Storage } from "../storage/index.ts";
import type { ImportSummary } from "./import-summary.ts";
import { decideAtUpload } from "./mapping/decide-at-upload.ts";
import { registerImport } from "./register-import.ts";
import { requireMapping } from "./require-mapping.ts";
import { CreateImportInput } from "./schemas.ts";
import type { ImportLimits } from "./upload/limits.ts";
import { storeUpload } from "./upload/store-upload.ts";
import { zoneAndCurrency } from "./zone-and-currency.ts";

/**
 * Stores an uploaded file, decides how it is read and queues its import; with `review` it waits for startImport. A file that cannot be
 * read is an import that has failed and says why. Throws `invalid_input` for an unknown time zone, a currency that is not the
 * organization's (sums would mix two) and a file that cannot be stored as rows of text (see storeUpload), `not_found` for an unknown
 * mapping. `sourceId` is the connection that brought it.
 */
export async function createImport(
  ctx: Context,
  deps: { storage: Storage; importLimits?: ImportLimits },
  input: CreateImportInput & { content: AsyncIterable<Uint8Array>; sourceId?: string },
): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const { fileName, source, kind, review, mappingId, ...wanted } = parseInput(CreateImportInput, input);
  const { organization, saved } = await inTenant(ctx, async (tx) => {
    const [found] = await tx.select().from(organizations).where(eq(organizations.id, ctx.organizationId));
    return { organization: found!, saved: mappingId ? await requireMapping(tx, ctx, mappingId) : null };
  });
  const zone = zoneAndCurrency(organization, { ...wanted, timezone: wanted.timezone ?? saved?.timezone ?? undefined });

  const id = newUuid(ctx.clock.now().getTime());
  const storageKey = `${ctx.organizationId}/imports/${id}.csv`;
  const upload = await storeUpload(deps.storage, storageKey, input.content, deps.importLimits);
  const { bytes: bytesTotal, warnings } = upload;
  try {
    const decided = await decideAtUpload(() => deps.storage.read(storageKey), {
      ...{ source, kind: kind ?? saved?.kind, columns: saved?.columns, currency: zone.currency },
    });
    // What has no date may be given one on the mapping page; what is no table at all cannot be mended there.
    const mendable = review && decided.analysis !== null;
    const status = mendable ? "review" : decided.failure ? "failed" : "queued";
    const summary = await inTenant(ctx, (tx) =>
      registerImport(tx, ctx, {
        ...{ id, fileName, source, ...zone, storageKey, bytesTotal, status, plan: decided.plan, kind: decided.kind },
        ...{ layout: decided.analysis?.layout ?? null, failure: mendable ? null : decided.failure },
        ...{ warnings, sourceId: input.sourceId ?? null },
      }),
    );
    if (status === "failed") await deps.storage.delete(storageKey);
    return summary;
  } catch (error) {
    await deps.storage.delete(storageKey);
    throw error;
  }
}
