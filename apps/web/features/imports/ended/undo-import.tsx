"use client";

import { Button, ConfirmDialog } from "@parley/ui";
import { Undo2 } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { importApi } from "../import-api.ts";
import type { ImportSummary } from "../import-wire.ts";
import { useImportAction } from "../use-import-action.ts";
import { wordsFor } from "../words-for.ts";
import { undoWords } from "./ended-words.ts";

/** Takes an import back, after saying exactly what goes. */
export function UndoImport({ of }: { of: ImportSummary }) {
  const format = useFormat();
  const undo = useImportAction(() => importApi.undo(of.id));
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Undo2 className="text-faint" aria-hidden="true" />
          Undo the import
        </Button>
      }
      title={`Undo the import of ${of.file_name}?`}
      description={`${undoWords(of, format)} ${
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
