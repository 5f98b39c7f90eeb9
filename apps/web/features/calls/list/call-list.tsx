"use client";

import { Button, Card, ErrorState } from "@parley/ui";
import { ArrowUp } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useMemo, useRef } from "react";
import { useHotkeys } from "@/features/shell/use-hotkeys.ts";
import { wordsFor } from "../call-api.ts";
import type { CallPage, CustomField } from "../call-wire.ts";
import { CallCards } from "./call-cards.tsx";
import { activeFilters, type CallFilters, filterParsers } from "./call-filters.ts";
import { CallTable } from "./call-table.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { NoCalls } from "./no-calls.tsx";
import { useCallList } from "./use-call-list.ts";
import { usePeek } from "./use-peek.ts";

/** Loaded with the first call that is peeked at. */
const CallPeek = dynamic(() => import("./call-peek.tsx").then((file) => file.CallPeek), { ssr: false });

/** The call list: filters in the address, pages by cursor, a peek beside it, and news that wait until they are asked for. */
export function CallList({
  first,
  fields,
}: {
  first: { filters: CallFilters; page: CallPage };
  fields: CustomField[];
}) {
  const router = useRouter();
  const searchRef = useRef<HTMLInputElement>(null);
  const parsers = useMemo(() => filterParsers(fields), [fields]);
  const [parsed, setParsed] = useQueryStates(parsers, { history: "push" });
  const filters = useMemo(() => activeFilters(parsed, fields), [parsed, fields]);
  const { calls, query, news, showNew } = useCallList(filters, first);
  const peek = usePeek(calls);
  useHotkeys({ "/": () => searchRef.current?.focus(), j: peek.next, k: peek.previous, Escape: peek.close });

  const open = (id: string) => router.push(`/calls/${id}`);
  // Below 1024 px there is no room beside the list.
  const look = (id: string) => (matchMedia("(min-width: 64rem)").matches ? peek.open(id) : open(id));
  const isFiltered = Object.keys(filters).length > 0;
  const clear = () => void setParsed(null);
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={(change) => void setParsed(change)}
        onClear={clear}
        calls={calls}
        fields={fields}
        searchRef={searchRef}
      />
      {news ? (
        <div className="sticky top-14 z-10 -mb-3 flex h-0 justify-center" role="status">
          <Button size="sm" variant="primary" className="rounded-full shadow-float" onClick={() => void showNew()}>
            <ArrowUp aria-hidden="true" />
            {news === "many" ? "New calls" : `${news} new ${news === 1 ? "call" : "calls"}`}
          </Button>
        </div>
      ) : null}
      <div className="flex items-start gap-3">
        <Card flush className="flex-1" aria-busy={query.isFetching}>
          {query.isError && calls.length === 0 ? (
            <ErrorState
              title="The calls could not be loaded"
              description={wordsFor(query.error)}
              onRetry={() => void query.refetch()}
              retrying={query.isFetching}
            />
          ) : calls.length === 0 && !query.isFetching ? (
            <>
              <h2 className="sr-only">Calls found</h2>
              <NoCalls isFiltered={isFiltered} onClear={clear} />
            </>
          ) : (
            <div className={query.isPlaceholderData ? "opacity-60 transition-opacity duration-150" : ""}>
              <div className="hidden md:block">
                <CallTable calls={calls} selectedId={peek.id} onSelect={look} onOpen={open} narrow={peek.id !== null} />
              </div>
              <div className="md:hidden">
                <CallCards calls={calls} />
              </div>
              <More query={query} shown={calls.length} />
            </div>
          )}
        </Card>
        {peek.call ? <CallPeek call={peek.call} onClose={peek.close} /> : null}
      </div>
    </>
  );
}

function More({ query, shown }: { query: ReturnType<typeof useCallList>["query"]; shown: number }) {
  return (
    <div className="flex min-h-11 items-center justify-between gap-3 border-t border-line px-4 py-1.5 text-sm text-muted">
      <span className="tabular-nums" role="status">
        {query.isFetchNextPageError
          ? wordsFor(query.error)
          : `${shown} ${shown === 1 ? "call" : "calls"} shown, latest first`}
      </span>
      {query.hasNextPage ? (
        <Button size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {query.isFetchNextPageError ? "Try again" : "Show 50 more"}
        </Button>
      ) : null}
    </div>
  );
}
