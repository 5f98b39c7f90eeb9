"use client";

import { RankingList } from "./ranking-list.tsx";
import { RankingTable, type RankingTableProps } from "./ranking-table.tsx";

/** A table where it fits, a list on a phone. */
export function RankingBody(props: RankingTableProps) {
  return (
    <>
      <div className="max-sm:hidden">
        <RankingTable {...props} />
      </div>
      <div className="sm:hidden">
        <RankingList {...props} />
      </div>
    </>
  );
}
