"use client";

import { Banner, Button, Card } from "@parley/ui";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { CancelImport } from "../cancel-import.tsx";
import { RowCounts } from "../ended/row-counts.tsx";
import { importApi } from "../import-api.ts";
import type { ImportStop, ImportSummary } from "../import-wire.ts";
import { StateTitle } from "../state-title.tsx";
import { useImportAction } from "../use-import-action.ts";
import { wordsFor } from "../words-for.ts";
import { StoppedRows } from "./stopped-rows.tsx";

/** An import that stopped because a column no longer holds what it held: what was seen, and the two ways on. */
export function PausedImport({ of, stop }: { of: ImportSummary; stop: ImportStop }) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  const goOn = useImportAction(() => importApi.goOn(of.id));
  return (
    <Card title={<StateTitle>It stopped at line {format.integer(stop.line)}</StateTitle>}>
      <div className="flex flex-col gap-4 pt-2">
        <Banner
          tone="warning"
          title={`From line ${format.integer(stop.line)} on, the column ${stop.column} holds texts that cannot be read.`}
        >
          At least half of the rows from there on cannot be read, so their columns may have shifted. Nothing more was
          imported.
        </Banner>
        <StoppedRows stop={stop} />
        <RowCounts of={of} />
        {mayManage ? (
          <>
            <p className="text-muted">
              Going on imports every row that can be read and refuses the others; you can mend those afterwards. If the
              columns have shifted, cancel, mend the file and import it again.
            </p>
            {goOn.error ? (
              <p role="alert" className="text-negative">
                {wordsFor(goOn.error)}
              </p>
            ) : null}
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" loading={goOn.isPending} onClick={() => goOn.mutate()}>
                Continue anyway
              </Button>
              <CancelImport of={of} />
            </div>
          </>
        ) : (
          <p className="text-muted">It waits for an administrator to decide how to go on.</p>
        )}
      </div>
    </Card>
  );
}
