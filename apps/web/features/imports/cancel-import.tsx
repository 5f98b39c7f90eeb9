"use client";

import { Button, ConfirmDialog } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { importApi } from "./import-api.ts";
import type { ImportSummary } from "./import-wire.ts";
import { countOf } from "./kind-words.ts";
import { useImportAction } from "./use-import-action.ts";
import { wordsFor } from "./words-for.ts";

/** The way to stop an import, which first says what that means. */
export function CancelImport({ of, size }: { of: ImportSummary; size?: "sm" | "md" }) {
  const format = useFormat();
  const cancel = useImportAction(() => importApi.cancel(of.id));
  const written = of.rows_inserted + of.rows_updated;
  return (
    <ConfirmDialog
      trigger={<Button size={size}>Cancel import</Button>}
      title="Cancel this import?"
      description={
        of.status === "review" || written === 0
          ? `Nothing of ${of.file_name} is imported. The file can be sent again.`
          : `What was written so far (${countOf(of.kind, written, format.integer(written))}) stays and can be undone. Imported again, the file is completed; nothing is doubled.`
      }
      confirmLabel="Cancel import"
      cancelLabel={of.status === "review" ? "Go back" : "Let it go on"}
      onConfirm={async () => {
        await cancel.mutateAsync().catch((error: unknown) => {
          throw new Error(wordsFor(error));
        });
      }}
    />
  );
}
