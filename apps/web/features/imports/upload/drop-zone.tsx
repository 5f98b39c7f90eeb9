"use client";

import { buttonClasses, cn } from "@parley/ui";
import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { ACCEPTED_FILES } from "./check-file.ts";

export interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** Why the last file was not taken. */
  problem: string | null;
}

/** Takes a file, dropped or chosen. */
export function DropZone({ onFiles, problem }: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the field below is everybody's
    <div
      data-drop-zone=""
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
      className={cn(
        "flex flex-col items-center rounded-lg border border-dashed px-6 py-10 text-center transition-colors duration-120 sm:py-12",
        over ? "border-accent bg-accent-quiet" : "border-edge bg-sunken",
      )}
    >
      <FileUp className="size-6 text-faint" aria-hidden="true" />
      <p className="mt-3 text-base font-medium">Drop a file of calls or ad spend here</p>
      <p id={`${id}-help`} className="mt-1 max-w-lg text-balance text-muted">
        Exports of CallTrackingMetrics and CallRail, or any CSV, TSV or JSON with a date in each row, also as .zip or
        .gz. Up to 2{"\u00a0"}GB. You see how it will be read before anything is imported.
      </p>
      <input
        id={id}
        type="file"
        accept={ACCEPTED_FILES}
        aria-describedby={`${id}-help${problem ? ` ${id}-problem` : ""}`}
        aria-invalid={problem ? true : undefined}
        className="peer sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = "";
          onFiles(files);
        }}
      />
      <label
        htmlFor={id}
        className={buttonClasses(
          "primary",
          "md",
          "mt-4 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
        )}
      >
        Choose a file
      </label>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="mt-3 max-w-lg text-balance text-negative">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
