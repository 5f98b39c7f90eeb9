import type { DashboardFilter } from "../../filters/dimensions.ts";

/** The tab is about the calls that the AI placed, whatever else the page shows. */
export const AI_ONLY: DashboardFilter[] = [{ dimension: "kind", op: "is", values: ["ai"] }];
