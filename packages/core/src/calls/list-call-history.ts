import { apiKeys, callFieldHistory, importSources, imports, users } from "@parley/db/schema";
import { encodeId } from "@parley/platform";
import { and, desc, eq, sql } from "drizzle-orm";
import { type Context, guard, inTenant } from "../context/index.ts";
import { callUuid, findCall } from "./find-call.ts";

/** Enough for a call that a system sends anew every hour for a week. */
const LATEST = 200;

export interface FieldChange {
  field: "score" | "converted" | "value_minor";
  oldValue: string | null;
  newValue: string | null;
  changedBy: {
    kind: "user" | "api_key" | "import" | "source" | "system";
    /** Name of the person, the key, the file or the connection; null when it is gone. */
    name: string | null;
    /** Id of the import that brought it. */
    importId: string | null;
  };
  changedAt: Date;
}

/** The latest 200 changes of a call's score, conversion and sale value, last one first. Throws not_found. */
export async function listCallHistory(ctx: Context, publicId: string): Promise<FieldChange[]> {
  guard(ctx, "calls.read");
  const id = callUuid(publicId);
  return inTenant(ctx, async (tx) => {
    await findCall(tx, ctx.organizationId, id);
    const h = callFieldHistory;
    // `kind:uuid`; what is no uuid (a job's name) joins nothing.
    const of = (kind: string) =>
      sql`case when ${h.changedBy} ~ ${`^${kind}:[0-9a-f-]{36}$`} then split_part(${h.changedBy}, ':', 2)::uuid end`;
    const rows = await tx
      .select({
        ...{
          field: h.field,
          oldValue: h.oldValue,
          newValue: h.newValue,
          changedBy: h.changedBy,
          changedAt: h.changedAt,
        },
        ...{ person: users.name, key: apiKeys.name, file: imports.fileName, source: importSources.name },
      })
      .from(h)
      .leftJoin(users, eq(users.id, of("user")))
      .leftJoin(apiKeys, and(eq(apiKeys.organizationId, h.organizationId), eq(apiKeys.id, of("key"))))
      .leftJoin(imports, and(eq(imports.organizationId, h.organizationId), eq(imports.id, of("import"))))
      .leftJoin(
        importSources,
        and(eq(importSources.organizationId, h.organizationId), eq(importSources.id, of("source"))),
      )
      .where(and(eq(h.organizationId, ctx.organizationId), eq(h.callId, id)))
      .orderBy(desc(h.changedAt), desc(h.id))
      .limit(LATEST);
    return rows.map(({ changedBy, person, key, file, source, field, ...change }) => {
      const [kind, uuid] = changedBy.split(":");
      const importId = kind === "import" && uuid ? encodeId("imp", uuid) : null;
      const name = person ?? key ?? file ?? source;
      return { ...change, field: field as FieldChange["field"], changedBy: { kind: kindOf(kind), name, importId } };
    });
  });
}

function kindOf(word: string | undefined): FieldChange["changedBy"]["kind"] {
  if (word === "key") return "api_key";
  return word === "user" || word === "import" || word === "source" ? word : "system";
}
