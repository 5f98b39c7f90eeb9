/** The tabs of the dashboard: where each is and what lets one in. */
export const TABS = [
  { tab: "overview", href: "/dashboard", label: "Overview", anyOf: ["dashboards.overview"] },
  { tab: "marketing", href: "/dashboard/marketing", label: "Marketing", anyOf: ["dashboards.marketing"] },
  { tab: "admissions", href: "/dashboard/admissions", label: "Admissions", anyOf: ["dashboards.admissions"] },
  { tab: "executive", href: "/dashboard/executive", label: "Executive", anyOf: ["dashboards.executive"] },
  { tab: "ai_calls", href: "/dashboard/ai-calls", label: "AI calls", anyOf: ["dashboards.ai_calls"] },
  // Who works calls or leads those who do: a viewer sees the overview only.
  { tab: "live", href: "/dashboard/live", label: "Live", anyOf: ["dashboards.admissions", "dashboards.ai_calls"] },
] as const;

export type TabKey = (typeof TABS)[number]["tab"];
export type Tab = (typeof TABS)[number];

/** The tabs that somebody may see, in their order. */
export function tabsFor(permissions: readonly string[]): Tab[] {
  return TABS.filter(({ anyOf }) => anyOf.some((permission) => permissions.includes(permission)));
}

const FIRST: Record<string, TabKey> = { ceo: "executive", cmo: "marketing", manager: "admissions" };

/** The tab that a role opens with: its own where it may see it, else the first of all. */
export function firstTabOf(role: string, permissions: readonly string[]): Tab | undefined {
  const open = tabsFor(permissions);
  return open.find(({ tab }) => tab === FIRST[role]) ?? open[0];
}
