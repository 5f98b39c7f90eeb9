/** What the filter bar offers; the keys are those of the API and of the call list's address. */
export const FILTER_DIMENSIONS = [
  { key: "source", label: "Source" },
  { key: "medium", label: "Medium" },
  { key: "campaign", label: "Campaign" },
  { key: "agent", label: "Agent" },
  { key: "state", label: "State" },
  { key: "status", label: "Status" },
  { key: "direction", label: "Direction" },
  { key: "kind", label: "AI or tracked" },
] as const;

export type FilterDimension = (typeof FILTER_DIMENSIONS)[number]["key"];

export interface DashboardFilter {
  dimension: FilterDimension;
  op: "is" | "is_not";
  /** Any of these; NO_VALUE stands for calls without one. */
  values: string[];
}

/** A source of this name would be unusual enough. */
export const NO_VALUE = "(none)";

export function dimensionLabel(dimension: FilterDimension): string {
  return FILTER_DIMENSIONS.find(({ key }) => key === dimension)!.label;
}
