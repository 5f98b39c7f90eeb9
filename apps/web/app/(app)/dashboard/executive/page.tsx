import type { Metadata } from "next";
import { OpenTab } from "@/features/dashboards/open-tab.tsx";
import { ExecutiveTab } from "@/features/dashboards/tabs/executive/executive-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "Executive" };

export default function ExecutivePage({ searchParams }: SearchProps) {
  return (
    <OpenTab tab="executive" searchParams={searchParams}>
      {async (context) => <ExecutiveTab hasCalls={await hasAnyCalls(context)} />}
    </OpenTab>
  );
}
