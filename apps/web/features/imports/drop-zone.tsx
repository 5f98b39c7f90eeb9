"use client";

import { Button, cn } from "@parley/ui";
import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";

export interface DropZoneProps {
  onFile: (file: File) => void;
  /** Why the last file was not taken. */
  problem: string | null;
}

/** Takes one file, dropped or chosen. */
export function DropZone({ onFile, problem }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button below is everybody's
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      className={cn(
        "flex flex-col items-center rounded-lg border border-dashed px-6 py-12 text-center transition-colors duration-120",
        over ? "border-accent bg-accent-quiet" : "border-edge bg-sunken",
      )}
    >
      <FileUp className="size-6 text-faint" aria-hidden="true" />
      <p className="mt-3 text-base font-medium">Drop a CSV file of calls here</p>
      <p className="mt-1 max-w-lg text-balance text-muted">
        Exports of CallTrackingMetrics are read as they are. Any other CSV needs a call id and a date per row. Up to 2
        GB.
      </p>
      <Button variant="primary" className="mt-4" onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-label="CSV file of calls"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
      {problem ? (
        <p role="alert" className="mt-3 text-negative">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
