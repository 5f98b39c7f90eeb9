import type { MetricResult } from "@parley/analytics";
import type { Database } from "@parley/db";
import type { Clock } from "@parley/platform";
import type { Context } from "../../context/index.ts";
import { type BatchAnswer, queryBatch } from "../../insights/index.ts";
import { scopeOf } from "../dashboard.ts";
import { type TileQuery, tileQuestion } from "../tile/index.ts";
import type { Tile } from "../tile-schema.ts";
import { type OpenedLink, openDashboardLink } from "./open-dashboard-link.ts";

/** A result without what leads to calls. */
export type PublicResult = Omit<MetricResult, "queryId" | "comparison"> & {
  comparison: Omit<NonNullable<MetricResult["comparison"]>, "queryId"> | null;
};

/** What a visitor with a public link sees: no ids of the organization, no questions, no way to calls. */
export interface PublicDashboard {
  name: string;
  tiles: Omit<Tile, "query">[];
  results: ({ id: string; result: PublicResult } | { id: string; problem: { code: string; detail: string } })[];
  /** How numbers and times are written. */
  locale: string;
  timezone: string;
  currency: string;
  /** When the numbers were read. */
  asOf: Date;
}

/** Opens a public link and answers its tiles. Throws as `openDashboardLink` does. */
export async function showDashboardLink(
  base: { db: Database; clock: Clock },
  token: string,
  password: string | undefined,
): Promise<PublicDashboard> {
  const opened = await openDashboardLink(base, token, password);
  const { board, locale, timezone, currency } = opened;
  const tiles = board.tiles as unknown as Tile[];
  const scope = scopeOf(board);
  const questions = tiles.flatMap(({ id, query, options }) => {
    return query ? [{ id, query: tileQuestion(query as TileQuery, options, scope) }] : [];
  });
  const answers = await queryBatch(visitorContext(base, opened), questions);
  return {
    name: board.name,
    tiles: tiles.map(({ query: _query, ...tile }) => tile),
    results: answers.map(withoutIds),
    ...{ locale, timezone, currency, asOf: base.clock.now() },
  };
}

/** Whoever has the link may ask for numbers, whatever its maker may, and nothing else. */
function visitorContext(base: { db: Database; clock: Clock }, { organizationId }: OpenedLink): Context {
  const actor = { kind: "job", job: "show_dashboard_link" } as const;
  return { ...base, organizationId, actor, permissions: new Set(["analytics.query"]) };
}

function withoutIds(answer: BatchAnswer): PublicDashboard["results"][number] {
  if ("problem" in answer) {
    const { code, detail } = answer.problem;
    return { id: answer.id, problem: { code, detail } };
  }
  const { queryId: _query, comparison, ...result } = answer.result;
  if (!comparison) return { id: answer.id, result: { ...result, comparison: null } };
  const { queryId: _other, ...before } = comparison;
  return { id: answer.id, result: { ...result, comparison: before } };
}
