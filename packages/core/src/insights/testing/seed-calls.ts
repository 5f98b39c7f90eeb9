import type { Database } from "@parley/db";
import { adSpend, calls } from "@parley/db/schema";
import { newUuid } from "@parley/platform";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { encodeDimensions } from "../../dimensions/index.ts";

/** What a test says of an answered inbound call; the rest follows. */
export interface SeededCall {
  /** Of the organization's zone: 2026-03-01T09:00 */
  at: string;
  source?: string | null;
  medium?: string | null;
  campaign?: string | null;
  state?: string | null;
  phone?: number | null;
  score?: number | null;
  converted?: boolean;
  valueMinor?: number | null;
  spam?: boolean;
}

const KINDS = ["source", "medium", "campaign", "state"] as const;

/** Writes calls straight into the tables, so that what numbers are compared with did not come through the importer. */
export async function seedCalls(
  db: Database,
  organizationId: string,
  zone: string,
  seeds: SeededCall[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const ids = {} as Record<(typeof KINDS)[number], Map<string, number>>;
    for (const kind of KINDS) {
      const values = new Set(seeds.flatMap((seed) => seed[kind] ?? []));
      ids[kind] = await encodeDimensions(tx, organizationId, kind, values);
    }
    const idOf = (kind: (typeof KINDS)[number], seed: SeededCall) => ids[kind].get(seed[kind] ?? "") ?? null;
    const rows = seeds.map((seed) => {
      const at = DateTime.fromISO(seed.at, { zone });
      return {
        ...{ organizationId, id: newUuid(), kind: "tracked" as const, direction: "inbound" as const },
        ...{ status: "answered" as const, answered: true, calledAt: at.toJSDate(), localDate: at.toISODate()! },
        ...{ localHour: at.hour, localDow: at.weekday, phone: seed.phone ?? null, score: seed.score ?? null },
        ...{ converted: seed.converted ?? false, valueMinor: seed.valueMinor ?? null, spam: seed.spam ?? false },
        ...{ sourceId: idOf("source", seed), mediumId: idOf("medium", seed) },
        ...{ campaignId: idOf("campaign", seed), stateId: idOf("state", seed) },
      };
    });
    for (let i = 0; i < rows.length; i += 500) await tx.insert(calls).values(rows.slice(i, i + 500));
    await tx.execute(sql`insert into callers (organization_id, phone, first_at, first_call_id)
      select distinct on (phone) organization_id, phone, called_at, id from calls
      where organization_id = ${organizationId} and not spam and phone is not null order by phone, called_at, id`);
  });
}

/** Counts `from` as `to`, as a source rule would. */
export async function mergeValue(db: Database, organizationId: string, kind: string, from: string, to: string) {
  await db.transaction(async (tx) => {
    const ids = await encodeDimensions(tx, organizationId, kind as "source", [from, to]);
    await tx.execute(sql`update dimension_values set merged_into = ${ids.get(to)!}
      where organization_id = ${organizationId} and kind = ${kind} and id = ${ids.get(from)!}`);
  });
}

export interface SeededSpend {
  /** YYYY-MM-DD */
  day: string;
  source?: string | null;
  medium?: string | null;
  campaign?: string | null;
  costMinor: number;
  clicks?: number | null;
  impressions?: number | null;
}

/** Writes rows of ad spend straight into the table. */
export async function seedSpend(db: Database, organizationId: string, seeds: SeededSpend[]): Promise<void> {
  await db.transaction(async (tx) => {
    const idsOf = async (kind: "source" | "medium" | "campaign") => {
      const ids = await encodeDimensions(tx, organizationId, kind, new Set(seeds.flatMap((seed) => seed[kind] ?? [])));
      return (seed: SeededSpend) => ids.get(seed[kind] ?? "") ?? null;
    };
    const [source, medium, campaign] = [await idsOf("source"), await idsOf("medium"), await idsOf("campaign")];
    const now = new Date();
    const rows = seeds.map((seed) => ({
      ...{ organizationId, id: newUuid(), day: seed.day, costMinor: seed.costMinor, createdAt: now, updatedAt: now },
      ...{ clicks: seed.clicks ?? null, impressions: seed.impressions ?? null },
      ...{ sourceId: source(seed), mediumId: medium(seed), campaignId: campaign(seed) },
    }));
    for (let i = 0; i < rows.length; i += 500) await tx.insert(adSpend).values(rows.slice(i, i + 500));
  });
}
