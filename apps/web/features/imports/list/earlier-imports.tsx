"use client";

import { Button, Card } from "@parley/ui";
import { wordsFor } from "../words-for.ts";
import { ImportCards } from "./import-cards.tsx";
import { ImportTable } from "./import-table.tsx";
import type { useImports } from "./use-imports.ts";

/** Imports so far: a table, on a phone a list. */
export function EarlierImports({ query }: { query: ReturnType<typeof useImports> }) {
  const imports = query.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <Card title="Earlier imports" flush>
      <div className="hidden md:block">
        <ImportTable imports={imports} />
      </div>
      <div className="md:hidden">
        <ImportCards imports={imports} />
      </div>
      {query.hasNextPage ? (
        <div className="flex min-h-11 items-center justify-between gap-3 border-t border-line px-4 py-1.5 text-sm text-muted">
          <span role="status">{query.isFetchNextPageError ? wordsFor(query.error) : "Latest first"}</span>
          <Button size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchNextPageError ? "Try again" : "Show 20 more"}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
