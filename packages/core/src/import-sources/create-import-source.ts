import { importSources } from "@parley/db/schema";
import { conflict, newUuid } from "@parley/platform";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import { type Context, guard, inTenant, parseInput } from "../context/index.ts";
import { connectionOf } from "./connection/connection-of.ts";
import { sealSecrets } from "./connection/sealed-secrets.ts";
import { testConnection } from "./connection/test-connection.ts";
import type { SourceDeps } from "./deps.ts";
import { scheduleSilence } from "./health/schedule-silence.ts";
import { enqueueRun } from "./schedule.ts";
import { CreateImportSourceInput } from "./schemas.ts";
import { type ImportSource, lastFour, presentSource } from "./source.ts";
import { newToken } from "./webhook/token.ts";

const MOST = 50;

/**
 * Connects a source after its connection was tried, and queues its first look. `token` belongs into the address of a webhook; it is in
 * this answer and nowhere else. Throws `invalid_input` for what does not connect, `conflict` beyond 50 sources.
 */
export async function createImportSource(
  ctx: Context,
  deps: SourceDeps,
  input: CreateImportSourceInput,
): Promise<ImportSource & { token: string | null }> {
  guard(ctx, "imports.manage");
  const { kind, name, silentAfterHours, ...fields } = parseInput(CreateImportSourceInput, input);
  const now = ctx.clock.now();
  const connection = connectionOf(kind, fields, {}, now);
  await testConnection(deps, ctx.organizationId, connection);

  const webhook = kind === "ctm_webhook" ? newToken() : null;
  const owner = { organizationId: ctx.organizationId, id: newUuid(now.getTime()) };
  return inTenant(ctx, async (tx) => {
    const others = await tx.$count(importSources, eq(importSources.organizationId, ctx.organizationId));
    if (others >= MOST)
      throw conflict("too_many_sources", `An organization has at most ${MOST} sources. Delete one first.`);
    const [row] = await tx
      .insert(importSources)
      .values({
        ...owner,
        ...{ kind, name, silentAfterHours: silentAfterHours ?? null, createdAt: now },
        settings: { ...connection.settings, secretLast4: lastFour(connection.secrets) },
        sealedSecret: sealSecrets(deps.secret, owner, connection.secrets),
        tokenHash: webhook?.hash ?? null,
        nextRunAt: webhook ? null : now,
        createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
      })
      .returning();
    const source = presentSource(row!);
    if (!webhook) await enqueueRun(tx, row!, now);
    await scheduleSilence(tx, row!, now);
    await recordAudit(tx, ctx, { action: "import_source.created", targetId: source.id, details: { kind, name } });
    return { ...source, token: webhook?.token ?? null };
  });
}
