import type { Metadata } from "next";
import { OpenTab } from "@/features/dashboards/open-tab.tsx";
import { Overview } from "@/features/dashboards/overview.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "Overview" };

/** The bare address is where everybody lands, and leads to the role's own tab; with a query it is the Overview. */
export default function DashboardPage({ searchParams }: SearchProps) {
  return (
    <OpenTab tab="overview" searchParams={searchParams}>
      {async (context) => <Overview hasCalls={await hasAnyCalls(context)} />}
    </OpenTab>
  );
}
