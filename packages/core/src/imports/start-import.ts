import type { Transaction } from "@parley/db";
import { importMappings, imports, organizations } from "@parley/db/schema";
import { conflict, invalidInput, newUuid } from "@parley/platform";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import type { Storage } from "../storage/index.ts";
import { enqueueImport } from "./enqueue-import.ts";
import { requireImport } from "./get-import.ts";
import { ImportRefused } from "./import-refused.ts";
import { type ImportSummary, summarizeImport } from "./import-summary.ts";
import { analyseImport } from "./mapping/analyse-import.ts";
import { buildImportPlan, type ImportPlan } from "./mapping/build-import-plan.ts";
import { chosenColumns } from "./mapping/chosen-columns.ts";
import type { FileAnalysis } from "./mapping/file-analysis.ts";
import { headersHash } from "./mapping/headers-hash.ts";
import { requireMapping } from "./require-mapping.ts";
import { StartImportInput } from "./schemas.ts";
import { zoneAndCurrency } from "./zone-and-currency.ts";

/**
 * Has an import run that waits for its mapping, as the user corrected it. Throws `not_found`; `conflict` when it does not wait or the
 * mapping's name is taken; `invalid_input`, naming the header, for a mapping that does not fit the file or lacks a date.
 */
export async function startImport(
  ctx: Context,
  deps: { storage: Storage },
  id: string,
  input: StartImportInput = {},
): Promise<ImportSummary> {
  guard(ctx, "imports.manage");
  const { columns, dayFirst, mappingId, saveAs, ...wanted } = parseInput(StartImportInput, input);
  const { row, organization, saved } = await inTenant(ctx, async (tx) => {
    const found = await requireImport(tx, ctx, id);
    if (found.status !== "review") throw notWaiting();
    const [own] = await tx.select().from(organizations).where(eq(organizations.id, ctx.organizationId));
    return { row: found, organization: own!, saved: mappingId ? await requireMapping(tx, ctx, mappingId) : null };
  });
  const zone = zoneAndCurrency(organization, {
    timezone: wanted.timezone ?? saved?.timezone ?? row.timezone,
    currency: wanted.currency ?? row.currency,
  });
  const analysis = await analyseImport(deps.storage, row);
  // What the user says now goes before what was saved; of that, only what this file has.
  const remembered = Object.entries(saved?.columns ?? {}).filter(([header]) => analysis.header.includes(header));
  const decisions = { ...Object.fromEntries(remembered), ...columns };
  // Where nothing is decided now, it runs as it was decided when it arrived, which a saved mapping may have had a say in.
  const asArrived = !columns && !saved && dayFirst === undefined ? (row.plan as ImportPlan | null) : null;
  const plan = asArrived ?? planOf(analysis, zone.currency, { columns: decisions, dayFirst });

  return inTenant(ctx, async (tx) => {
    const [started] = await tx
      .update(imports)
      .set({ status: "queued", plan, mapping: plan.mapping, warnings: [...row.warnings, ...plan.warnings], ...zone })
      .where(and(eq(imports.organizationId, ctx.organizationId), eq(imports.id, row.id), eq(imports.status, "review")))
      .returning();
    if (!started) throw notWaiting();
    if (saveAs) await saveMapping(tx, ctx, { name: saveAs, timezone: zone.timezone, analysis, decisions });
    await enqueueImport(tx, ctx.organizationId, row.id);
    await recordAudit(tx, ctx, { action: "import.started", targetId: id, details: { savedAs: saveAs ?? null } });
    return summarizeImport(started, ctx.clock.now());
  });
}

const notWaiting = () => conflict("import_started", "This import does not wait for its mapping any more.");

function planOf(
  analysis: FileAnalysis,
  currency: string,
  decisions: { columns: Record<string, string>; dayFirst?: boolean },
): ImportPlan {
  try {
    return buildImportPlan(analysis, currency, decisions);
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    throw invalidInput([{ pointer: "/columns", message: error.message }], error.message);
  }
}

async function saveMapping(
  tx: Transaction,
  ctx: Context,
  input: { name: string; timezone: string; analysis: FileAnalysis; decisions: Record<string, string> },
): Promise<void> {
  const { name, timezone, analysis, decisions } = input;
  const [made] = await tx
    .insert(importMappings)
    .values({
      ...{ organizationId: ctx.organizationId, id: newUuid(ctx.clock.now().getTime()), name, timezone },
      ...{ kind: analysis.kind, headersHash: headersHash(analysis.header) },
      columns: chosenColumns(analysis, decisions),
      createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: importMappings.id });
  if (!made) throw conflict("mapping_name_taken", `There is a mapping called '${name}' already. Choose another name.`);
}
