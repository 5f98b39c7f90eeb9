"use client";

import { buttonClasses, Card, EmptyState, ErrorState, PageBody, PageHeader } from "@parley/ui";
import { Cable, FileUp } from "lucide-react";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { NewImport } from "../upload/new-import.tsx";
import { wordsFor } from "../words-for.ts";
import { EarlierImports } from "./earlier-imports.tsx";
import { EarlierSkeleton } from "./earlier-skeleton.tsx";
import { useImports } from "./use-imports.ts";

/** Files in, and what became of the earlier ones. */
export function ImportHome() {
  const mayImport = useViewer().permissions.includes("imports.manage");
  const query = useImports();
  const isEmpty = query.data?.pages[0]?.data.length === 0;
  return (
    <PageBody className="max-w-6xl">
      <PageHeader
        title="Import"
        description="Calls from a call-tracking export, or ad spend. A file may be imported again: what is known is updated, nothing is doubled."
        actions={
          mayImport ? (
            <Link href="/settings/integrations" className={buttonClasses()}>
              <Cable className="text-faint" aria-hidden="true" />
              Connect a source
            </Link>
          ) : undefined
        }
      />
      {mayImport ? <NewImport /> : null}
      {query.data === undefined && query.error ? (
        <Card>
          <ErrorState
            title="Earlier imports could not be loaded"
            description={wordsFor(query.error)}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        </Card>
      ) : query.data === undefined ? (
        <EarlierSkeleton />
      ) : isEmpty ? (
        mayImport ? null : (
          <Card>
            <EmptyState
              icon={<FileUp aria-hidden="true" />}
              title="No imports yet"
              description="Your role may look at imports. An administrator can start one."
            />
          </Card>
        )
      ) : (
        <EarlierImports query={query} />
      )}
    </PageBody>
  );
}
