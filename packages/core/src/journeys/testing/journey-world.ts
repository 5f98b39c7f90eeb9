import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeId } from "@parley/platform";
import { createTestDatabase, type TestOrganization } from "@parley/testing";
import { sql } from "drizzle-orm";
import { createImport, runImport, runUndo, undoImport } from "../../imports/index.ts";
import { createDiskStorage } from "../../storage/index.ts";
import { linkJourneys } from "../index.ts";

/** A call as CallTrackingMetrics' API gives it. */
export type CtmCall = { id: number; called_at: string } & Record<string, unknown>;

/** A database of its own, with calls brought by imports as CallTrackingMetrics gives them. */
export async function openJourneyWorld() {
  const t = await createTestDatabase();
  const directory = mkdtempSync(join(tmpdir(), "parley-journeys-"));
  const storage = createDiskStorage(directory);
  return {
    t,
    /** Returns the import's public id. */
    async bring(org: TestOrganization, calls: CtmCall[], { link = true } = {}): Promise<string> {
      const content = (async function* () {
        yield Buffer.from(
          JSON.stringify({ calls: calls.map((call) => ({ account_id: 1, direction: "inbound", ...call })) }),
        );
      })();
      const { id } = await createImport(org.context, { storage }, { fileName: "calls.json", content });
      const deps = { db: t.db, bulk: t.bulk, clock: org.context.clock, storage };
      await runImport(deps, { organizationId: org.organizationId, importId: decodeId("imp", id)! });
      if (link) await this.link(org);
      return id;
    },
    link: (org: TestOrganization, options: { batch?: number; slice?: number; signal?: AbortSignal } = {}) =>
      linkJourneys({ db: t.db, clock: org.context.clock, ...options }, { organizationId: org.organizationId }),
    async undo(org: TestOrganization, id: string) {
      await undoImport(org.context, id);
      const payload = { organizationId: org.organizationId, importId: decodeId("imp", id)! };
      await runUndo({ db: t.db, bulk: t.bulk, clock: org.context.clock }, payload);
      await this.link(org);
    },
    /** Each person's touches as "visit Google", oldest first, in the order of the persons; without their ids. */
    async journeys(org: TestOrganization): Promise<string[][]> {
      const { rows } = await t.owner.execute<{ steps: string[] }>(sql`
        select array_agg(concat_ws(' ', t.kind, v.value) order by t.at, t.kind desc, v.value) as steps
        from touches t left join dimension_values v on v.organization_id = t.organization_id and v.kind = 'source' and v.id = source_id
        where t.organization_id = ${org.organizationId} group by person_id order by person_id`);
      return rows.map(({ steps }) => steps);
    },
    /** Every row that linking writes, with ids. */
    async state(org: TestOrganization) {
      const touches =
        await t.owner.execute(sql`select person_id, at, id, kind, source_id, medium_id, call_id from touches
        where organization_id = ${org.organizationId} order by person_id, at, id`);
      const keys = await t.owner.execute(sql`select kind, value, person_id from person_keys
        where organization_id = ${org.organizationId} order by kind, value`);
      return { touches: touches.rows, keys: keys.rows };
    },
    async close() {
      await t.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type JourneyWorld = Awaited<ReturnType<typeof openJourneyWorld>>;
