import { importSources } from "@parley/db/schema";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { type Connection, connectionOf } from "./connection/connection-of.ts";
import { openSecrets, sealSecrets } from "./connection/sealed-secrets.ts";
import type { SourceKind } from "./connection/source-settings.ts";
import { testConnection } from "./connection/test-connection.ts";
import type { SourceDeps } from "./deps.ts";
import { scheduleSilence } from "./health/schedule-silence.ts";
import { requireSource } from "./require-source.ts";
import { enqueueRun } from "./schedule.ts";
import { UpdateImportSourceInput } from "./schemas.ts";
import { type ImportSource, lastFour, presentSource, type SourceRow } from "./source.ts";

/**
 * Changes what is sent and leaves the rest, keys included. A changed connection is tried first and begins anew from its first day.
 * `paused: false` lets a source go on. Throws `not_found`, `invalid_input`.
 */
export async function updateImportSource(
  ctx: Context,
  deps: SourceDeps,
  id: string,
  input: UpdateImportSourceInput,
): Promise<ImportSource> {
  guard(ctx, "imports.manage");
  const { name, silentAfterHours, paused, ...fields } = parseInput(UpdateImportSourceInput, input);
  const before = await inTenant(ctx, (tx) => requireSource(tx, ctx, id));
  const secrets = readableSecrets(deps, before);
  const isGiven = Object.values(fields).some((value) => value !== undefined);
  const known = { settings: before.settings, secrets: secrets ?? {} };
  const connection = isGiven ? connectionOf(before.kind as SourceKind, fields, known, ctx.clock.now()) : null;
  const isNew = connection !== null && isOtherConnection(before, secrets, connection);
  if (isNew) await testConnection(deps, ctx.organizationId, connection);

  return inTenant(ctx, async (tx) => {
    const row = await requireSource(tx, ctx, id);
    const now = ctx.clock.now();
    const status =
      (paused ?? row.status === "paused") ? "paused" : isNew || row.status === "paused" ? "active" : row.status;
    const looks = status !== "paused" && row.kind !== "ctm_webhook";
    const [changed] = await tx
      .update(importSources)
      .set({
        name: name ?? row.name,
        status,
        ...(connection ? kept(deps, row, connection) : {}),
        silentAfterHours: silentAfterHours === undefined ? row.silentAfterHours : silentAfterHours,
        silentSince: silentAfterHours === undefined && !paused ? row.silentSince : null,
        nextRunAt: looks ? now : null,
        ...(isNew ? { cursor: {}, lastError: null } : {}),
      })
      .where(and(eq(importSources.organizationId, ctx.organizationId), eq(importSources.id, row.id)))
      .returning();
    if (looks) await enqueueRun(tx, changed!, now);
    await scheduleSilence(tx, changed!, now);
    const details = { name: changed!.name, status, fields: Object.keys(input) };
    await recordAudit(tx, ctx, { action: "import_source.updated", targetId: id, details });
    return presentSource(changed!);
  });
}

function kept(deps: SourceDeps, row: SourceRow, { settings, secrets }: Connection) {
  return {
    settings: { ...settings, secretLast4: lastFour(secrets) },
    sealedSecret: sealSecrets(deps.secret, row, secrets),
  };
}

/** Null when the keys no longer open: then they can be entered anew. */
function readableSecrets(deps: SourceDeps, row: SourceRow): object | null {
  try {
    return openSecrets(deps.secret, row, row.kind as SourceKind);
  } catch {
    return null;
  }
}

/** Whether it reads from somewhere else, or with other keys, than before. How often it looks is no matter. */
function isOtherConnection(row: SourceRow, secretsBefore: object | null, { settings, secrets }: Connection): boolean {
  const whence = (of: Record<string, unknown>, keys: object | null) => {
    const { everyMinutes: _every, secretLast4: _hint, timezone: _zone, layout: _layout, ...rest } = of;
    return JSON.stringify([Object.entries(rest).sort(), keys && Object.entries(keys).sort()]);
  };
  return whence(settings, secrets) !== whence(row.settings, secretsBefore);
}
