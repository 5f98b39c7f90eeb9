"use client";

import { Button, buttonClasses, Card, ErrorState, Skeleton } from "@parley/ui";
import { Download } from "lucide-react";
import { useState } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import type { ImportSummary } from "../import-wire.ts";
import { wordsFor } from "../words-for.ts";
import { RefusedCards } from "./refused-cards.tsx";
import { RefusedTable } from "./refused-table.tsx";
import { shownColumns } from "./shown-columns.ts";
import { useIsNarrow } from "./use-is-narrow.ts";
import { useMended } from "./use-mended.ts";
import { useRefusedRows } from "./use-refused-rows.ts";

/** The rows that were not imported, to be mended here or as a file. */
export function RefusedRows({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  const { query, header, rows } = useRefusedRows(of.id);
  const { mended, edit, send } = useMended(of.id, header);
  const [showsAll, setShowsAll] = useState(false);
  const [asked, setAsked] = useState(false);
  const Rows = useIsNarrow() ? RefusedCards : RefusedTable;
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const first = shownColumns(rows, width);
  const positions = showsAll ? Array.from({ length: width }, (_, position) => position) : first;
  const count = (rowCount: number, what: string) =>
    `${format.integer(rowCount)} ${what}${rowCount === 1 ? "row" : "rows"}`;
  const trySend = () => {
    setAsked(true);
    if (mended.size > 0) send.mutate();
  };
  return (
    <Card flush>
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <div className="mr-auto min-w-0 flex-1 basis-64">
          <h2 className="text-sm font-medium">{count(of.rows_rejected, "refused ")}</h2>
          <p className="text-sm text-muted">
            {mayManage
              ? "Change what is wrong and send the rows again; the others are not touched. Or mend the downloaded file and import that."
              : "They can be downloaded, mended and imported again."}
          </p>
        </div>
        {first.length < width ? (
          <Button size="sm" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? "Fewer columns" : `All ${format.integer(width)} columns`}
          </Button>
        ) : null}
        <a href={`/api/v1/imports/${of.id}/rejected`} download className={buttonClasses("secondary", "sm")}>
          <Download aria-hidden="true" />
          Download
        </a>
      </header>
      {query.data === undefined && query.error ? (
        <ErrorState
          title="The refused rows could not be loaded"
          description={wordsFor(query.error)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : query.data === undefined ? (
        <div role="status" className="flex flex-col gap-3 p-4">
          <span className="sr-only">Loading</span>
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </div>
      ) : (
        <>
          <Rows header={header} rows={rows} positions={positions} mended={mended} onEdit={mayManage ? edit : null} />
          <footer className="sticky bottom-0 z-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-2.5">
            <p role="status" className="mr-auto text-sm text-muted">
              {rows.length < of.rows_rejected
                ? `${format.integer(rows.length)} of ${count(of.rows_rejected, "")} shown`
                : `All ${count(rows.length, "")} shown`}
            </p>
            {query.isFetchNextPageError || send.error || (asked && mended.size === 0) ? (
              <p role="alert" className="text-sm text-negative">
                {mended.size === 0 && asked
                  ? "Change a row first: sent as they are, they would be refused again."
                  : wordsFor(send.error ?? query.error)}
              </p>
            ) : null}
            {query.hasNextPage ? (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                Show 25 more
              </Button>
            ) : null}
            {mayManage ? (
              <Button variant="primary" className="max-sm:w-full" loading={send.isPending} onClick={trySend}>
                {mended.size === 0 ? "Send mended rows" : `Send ${count(mended.size, "mended ")}`}
              </Button>
            ) : null}
          </footer>
        </>
      )}
    </Card>
  );
}
