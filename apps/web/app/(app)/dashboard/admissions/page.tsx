import type { Metadata } from "next";
import { OpenTab } from "@/features/dashboards/open-tab.tsx";
import { AdmissionsTab } from "@/features/dashboards/tabs/admissions/admissions-tab.tsx";
import { hasAnyCalls } from "@/lib/has-any-calls.ts";
import type { SearchProps } from "@/lib/search-props.ts";

export const metadata: Metadata = { title: "Admissions" };

export default function AdmissionsPage({ searchParams }: SearchProps) {
  return (
    <OpenTab tab="admissions" searchParams={searchParams}>
      {async (context) => <AdmissionsTab hasCalls={await hasAnyCalls(context)} />}
    </OpenTab>
  );
}
