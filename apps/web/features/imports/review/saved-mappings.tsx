"use client";

import { ConfirmDialog, Field, IconButton, Select } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { importApi } from "../import-api.ts";
import type { ImportMapping } from "../import-wire.ts";
import { wordsFor } from "../words-for.ts";
import { MAPPING } from "./use-mapping.ts";

/** A select cannot hold an empty value. */
const NONE = "none";

export interface SavedMappingsProps {
  saved: ImportMapping["saved"];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

/** Mappings that were saved for files with the same columns. */
export function SavedMappings({ saved, chosen, onChoose }: SavedMappingsProps) {
  const queries = useQueryClient();
  const now = saved.find(({ id }) => id === chosen);
  const forget = async (id: string) => {
    await importApi.forgetMapping(id).catch((error: unknown) => {
      throw new Error(wordsFor(error));
    });
    onChoose(null);
    await queries.invalidateQueries({ queryKey: [MAPPING] });
  };
  return (
    <Field label="Saved mapping" help="Made earlier for files with the same columns.">
      <div className="flex items-center gap-1">
        <Select
          value={chosen ?? NONE}
          onValueChange={(id) => onChoose(id === NONE ? null : id)}
          options={[
            { value: NONE, label: "None, as recognised" },
            ...saved.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {now ? (
          <ConfirmDialog
            trigger={<IconButton label={`Delete the mapping ${now.name}`} icon={<Trash2 aria-hidden="true" />} />}
            title={`Delete the mapping ${now.name}?`}
            description="Files with these columns are read as recognised again. What was imported with it stays."
            confirmLabel="Delete mapping"
            onConfirm={() => forget(now.id)}
          />
        ) : null}
      </div>
    </Field>
  );
}
