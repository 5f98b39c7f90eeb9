"use client";

import { Button, Card, Progress, StatusPill, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IMPORTS } from "@/features/realtime";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import type { ImportSummary } from "./import-summary.ts";
import { RowCounts } from "./row-counts.tsx";
import { usePace } from "./use-pace.ts";
import { writeBytes } from "./write-bytes.ts";

/** An import under way: how far, how fast, how long still, and the way to stop it. */
export function RunningImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const { organization, permissions } = useViewer();
  const queries = useQueryClient();
  const pace = usePace(of);
  const cancel = useMutation({
    mutationFn: () => api.POST("/api/v1/imports/{id}/cancel", { params: { path: { id: of.id } } }),
    onError: (error) => toast.error("The import was not stopped.", { description: error.message }),
    onSettled: () => queries.invalidateQueries({ queryKey: [IMPORTS] }),
  });
  const share = of.bytes_total > 0 ? of.bytes_read / of.bytes_total : null;
  return (
    <Card
      title={of.file_name}
      actions={
        <>
          <StatusPill status={of.status} />
          {permissions.includes("imports.manage") ? (
            <Button size="sm" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              Cancel
            </Button>
          ) : null}
        </>
      }
    >
      <Progress value={of.status === "queued" ? null : share} label={`Import of ${of.file_name}`} className="mt-2" />
      <p className="mt-2 mb-4 flex flex-wrap justify-between gap-x-6 text-sm text-muted tabular-nums">
        <span>
          {of.status === "queued"
            ? "Waiting for its turn"
            : `${format.integer(of.rows_read)} rows, ${writeBytes(of.bytes_read, organization.locale)} of ${writeBytes(of.bytes_total, organization.locale)}`}
        </span>
        <span aria-live="off">
          {pace ? `${format.integer(pace.rowsPerSecond)} rows a second` : ""}
          {pace?.secondsLeft ? ` · ${format.duration(pace.secondsLeft)} left` : ""}
        </span>
      </p>
      <RowCounts of={of} />
    </Card>
  );
}
