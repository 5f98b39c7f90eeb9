"use client";

import { Button, Card, EmptyState, ErrorState, IconButton, PageBody, PageHeader, Skeleton } from "@parley/ui";
import { FileUp, X } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { EarlierImports } from "./earlier-imports.tsx";
import { FinishedImport } from "./finished-import.tsx";
import { isRunning } from "./import-summary.ts";
import { NewImport } from "./new-import.tsx";
import { RunningImport } from "./running-import.tsx";
import { useImports } from "./use-imports.ts";

/** Files in. `?import=imp_...` is the one that is looked at; without it, whatever is running. */
export function ImportPage({ timezones }: { timezones: string[] }) {
  const { permissions } = useViewer();
  const canImport = permissions.includes("imports.manage");
  const [openId, setOpenId] = useQueryState("import", parseAsString);
  const { data, error, isFetching, refetch } = useImports();
  const open = data?.find(({ id }) => id === openId) ?? data?.find(isRunning);
  const close = () => void setOpenId(null);
  return (
    <PageBody className="max-w-5xl">
      <PageHeader
        title="Import"
        description="Calls from a call-tracking export. A file may be imported again: known calls are updated, none is doubled."
        actions={
          open && !isRunning(open) && canImport ? (
            <Button onClick={close}>
              <FileUp className="text-faint" aria-hidden="true" />
              Import another file
            </Button>
          ) : undefined
        }
      />
      {open && isRunning(open) ? <RunningImport key={open.id} of={open} /> : null}
      {open && !isRunning(open) ? (
        <FinishedImport
          key={open.id}
          of={open}
          actions={
            <IconButton
              size="sm"
              label="Close"
              icon={<X aria-hidden="true" />}
              onClick={close}
              className="-mr-1.5 text-faint"
            />
          }
        />
      ) : null}
      {!open && canImport ? <NewImport timezones={timezones} onCreated={(id) => void setOpenId(id)} /> : null}
      {error ? (
        <Card>
          <ErrorState
            title="Earlier imports could not be loaded"
            description={error.message}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </Card>
      ) : data === undefined ? (
        <Skeleton className="h-40 rounded-lg" />
      ) : data.length > 0 ? (
        <EarlierImports imports={data} openId={open?.id ?? null} onOpen={(id) => void setOpenId(id)} />
      ) : canImport ? null : (
        <Card>
          <EmptyState
            icon={<FileUp aria-hidden="true" />}
            title="No imports yet"
            description="Your role may look at imports. An administrator can start one."
          />
        </Card>
      )}
    </PageBody>
  );
}
