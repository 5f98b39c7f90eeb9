"use client";

import { Button, Card, type ComboboxOption, Input, SegmentedControl } from "@parley/ui";
import { Search } from "lucide-react";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { FileColumn } from "../import-wire.ts";
import { isDoubtful } from "./certainty.ts";
import type { ColumnLine } from "./column-line.ts";
import { ColumnRow, ROW_GRID } from "./column-row.tsx";

/** A file may have ten thousand columns; a list of them is drawn in pieces. */
const PIECE = 120;

export interface ColumnListProps {
  lines: ColumnLine[];
  problems: Map<string, string>;
  options: ComboboxOption[];
  onChoose: ((column: FileColumn, choice: string) => void) | null;
}

type Show = "all" | "check" | "new";

/** Every column of the file, and ways to find the ones that are worth a look. */
export function ColumnList({ lines, problems, options, onChoose }: ColumnListProps) {
  const format = useFormat();
  const [show, setShow] = useState<Show>("all");
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(PIECE);
  const isIn = (wanted: Show, { column, certainty }: ColumnLine) => {
    if (wanted === "all") return true;
    return wanted === "new" ? certainty === "new" : isDoubtful(certainty) || problems.has(column.header);
  };
  const count = (wanted: Show) => format.integer(lines.filter((line) => isIn(wanted, line)).length);
  const typed = query.trim().toLowerCase();
  const found = lines.filter((line) => isIn(show, line) && line.name.toLowerCase().includes(typed));
  return (
    <Card flush>
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <h2 className="mr-auto text-sm font-medium">Columns of the file</h2>
        <SegmentedControl<Show>
          aria-label="Columns to show"
          size="sm"
          value={show}
          onValueChange={setShow}
          options={[
            { value: "all", label: `All ${count("all")}` },
            { value: "check", label: `To check ${count("check")}` },
            { value: "new", label: `New fields ${count("new")}` },
          ]}
        />
        <div className="w-full sm:w-52">
          <Input
            size="sm"
            type="search"
            aria-label="Find a column"
            placeholder="Find a column"
            leading={<Search aria-hidden="true" />}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      </header>
      <div
        aria-hidden="true"
        className={`hidden h-9 border-b border-line px-4 text-xs font-medium text-muted ${ROW_GRID}`}
      >
        <span>In the file</span>
        <span>First values</span>
        <span>Read as</span>
        <span>How sure</span>
        <span className="max-xl:hidden">What will happen</span>
      </div>
      <ul aria-label="Columns of the file" className="divide-y divide-line">
        {found.slice(0, most).map((line) => (
          <ColumnRow
            key={line.column.position}
            {...line}
            problem={problems.get(line.column.header)}
            options={options}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {found.length === 0 ? (
        <p role="status" className="px-4 py-8 text-center text-muted">
          {typed ? "No column is called that." : "There is nothing to check here: all columns are known."}
        </p>
      ) : null}
      {found.length > most ? (
        <div className="border-t border-line px-4 py-2 text-center">
          <Button size="sm" onClick={() => setMost(most + PIECE)}>
            Show {format.integer(Math.min(PIECE, found.length - most))} more columns
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
