import type { Metadata } from "next";
import { OpenTab } from "@/features/dashboards/open-tab.tsx";
import { AiCallsTab } from "@/features/dashboards/tabs/ai-calls/ai-calls-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "AI calls" };

export default function AiCallsPage({ searchParams }: SearchProps) {
  return (
    <OpenTab tab="ai_calls" searchParams={searchParams}>
      {async (context) => <AiCallsTab hasCalls={await hasAnyCalls(context)} />}
    </OpenTab>
  );
}
