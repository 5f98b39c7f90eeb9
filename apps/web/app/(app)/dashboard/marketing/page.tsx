import type { Metadata } from "next";
import { OpenTab } from "@/features/dashboards/open-tab.tsx";
import { MarketingTab } from "@/features/dashboards/tabs/marketing/marketing-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "Marketing" };

export default function MarketingPage({ searchParams }: SearchProps) {
  return (
    <OpenTab tab="marketing" searchParams={searchParams}>
      {async (context) => <MarketingTab hasCalls={await hasAnyCalls(context)} />}
    </OpenTab>
  );
}
