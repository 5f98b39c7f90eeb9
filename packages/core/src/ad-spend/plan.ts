/** What a column of a file of ad spend may be read as. */
export const spendFields = [
  ...(["date", "lastDate", "source", "medium", "campaign"] as const),
  ...(["cost", "currency", "clicks", "impressions"] as const),
] as const;

export type SpendField = (typeof spendFields)[number];
export type SpendColumns = Partial<Record<SpendField, number>>;

/** How a file of ad spend is read, once decided and then kept (`imports.plan`). Plain JSON. */
export interface AdSpendPlan {
  kind: "ad_spend";
  /** Whose report it is; `generic` for a table of one's own. */
  layout: "google_ads" | "meta_ads" | "generic";
  delimiter: string;
  header: string[];
  /** Line of the header, from 1: reports begin with a title and their range. */
  headerLine: number;
  /** Positions in the rows, from 0. `date` and `cost` are always there. */
  columns: SpendColumns;
  /** What rows count as that name no source: a report of Google Ads is all Google Ads. */
  fixedSource: string | null;
  /** 03/04/2024 is the 3rd of April: only when the file shows that it writes days first. */
  dayFirst: boolean;
  /** Each header and the field it is read as (snake case); null when it is not read. */
  mapping: Record<string, string | null>;
  warnings: string[];
}
