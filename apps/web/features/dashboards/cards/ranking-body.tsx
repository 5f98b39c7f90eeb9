"use client";

import dynamic from "next/dynamic";
import { useIsNarrow } from "@/features/imports/refused/use-is-narrow.ts";
import { RankingTable, type RankingTableProps } from "./ranking-table.tsx";

const RankingList = dynamic(() => import("./ranking-list.tsx").then((file) => file.RankingList), { ssr: false });

/** A table where it fits, a list on a phone. */
export function RankingBody(props: RankingTableProps) {
  return useIsNarrow() ? <RankingList {...props} /> : <RankingTable {...props} />;
}
