"use client";

import { Button, ConfirmDialog } from "@parley/ui";
import { Undo2 } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { importApi, wordsFor } from "../import-api.ts";
import type { ImportSummary } from "../import-wire.ts";
import { countOf } from "../kind-words.ts";
import { useImportAction } from "../use-import-action.ts";

/** Takes an import back, after saying exactly what goes. */
export function UndoImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const undo = useImportAction(() => importApi.undo(of.id));
  const count = (rows: number) => countOf(of.kind, rows, format.integer(rows));
  const goes = [
    of.rows_inserted > 0 ? `${count(of.rows_inserted)} that it brought ${of.rows_inserted === 1 ? "goes" : "go"}` : "",
    of.rows_updated > 0
      ? `${count(of.rows_updated)} that it changed ${of.rows_updated === 1 ? "returns to what it was" : "return to what they were"}`
      : "",
  ].filter(Boolean);
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Undo2 className="text-faint" aria-hidden="true" />
          Undo the import
        </Button>
      }
      title={`Undo the import of ${of.file_name}?`}
      description={`${goes.join(", and ")}. ${
        of.undo_until ? `This is possible until ${format.dateTime(of.undo_until)}. ` : ""
      }The file can be imported again.`}
      confirmLabel="Undo the import"
      onConfirm={async () => {
        await undo.mutateAsync().catch((error: unknown) => {
          throw new Error(wordsFor(error));
        });
      }}
    />
  );
}
