"use client";

import { shapeProblem } from "@parley/core/dashboards/tile";
import { Button, Field, Input, Sheet, Textarea } from "@parley/ui";
import { useState } from "react";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { HowComputed } from "@/features/dashboards/how-computed.tsx";
import type { BoardQuery, BoardScope, BoardTile } from "../board-wire.ts";
import { leastSize, newSize } from "../tile-least.ts";
import { fitQuery } from "./fit-query.ts";
import { KindChoice } from "./kind-choice.tsx";
import { QueryFields } from "./query-fields.tsx";
import { TilePreview } from "./tile-preview.tsx";
import { titleFor } from "./title-for.ts";

export interface TileEditorProps {
  first: BoardTile;
  isNew: boolean;
  scope: BoardScope;
  onClose: () => void;
  onDone: (tile: BoardTile) => void;
}

/** Makes or changes a tile, beside what it will look like with the numbers of now. */
export function TileEditor({ first, isNew, scope, onClose, onDone }: TileEditorProps) {
  const [tile, setTile] = useState(first);
  const [result, setResult] = useState<MetricResult>();
  const [tried, setTried] = useState(false);
  const change = (next: Partial<BoardTile>) => setTile((before) => ({ ...before, ...next }));
  const { kind, query, text } = tile;
  const problem =
    kind === "text"
      ? text?.trim()
        ? null
        : "Write the text."
      : query
        ? (shapeProblem(kind, query)?.message ?? null)
        : null;
  const suggested = kind === "text" ? "" : titleFor(tile, result);
  const done = () => {
    setTried(true);
    if (problem) return;
    onDone({ ...tile, title: tile.title.trim() || suggested, ...(kind === "text" ? { text: text?.trim() } : {}) });
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={isNew ? (kind === "text" ? "Add a text" : "Add a tile") : "Edit the tile"}
      className="w-[min(1040px,100vw)]"
      footer={
        <>
          {tried && problem ? (
            <p role="alert" className="mr-auto self-center text-sm text-negative">
              {problem}
            </p>
          ) : null}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={done}>
            {isNew ? "Add" : "Apply"}
          </Button>
        </>
      }
    >
      <div className="grid gap-x-6 gap-y-4 p-4 md:min-h-full md:grid-cols-[360px_minmax(0,1fr)]">
        <div className="flex flex-col gap-5 max-md:order-2">
          <Field label="Title" optional>
            <Input
              value={tile.title}
              maxLength={120}
              placeholder={suggested}
              onChange={(event) => change({ title: event.target.value })}
            />
          </Field>
          {kind === "text" || !query ? (
            <Field label="Text" help="Plain text. Line breaks are kept.">
              <Textarea
                rows={8}
                maxLength={4000}
                value={text ?? ""}
                onChange={(event) => change({ text: event.target.value })}
              />
            </Field>
          ) : (
            <>
              <KindChoice
                kind={kind}
                onKind={(next) => change({ kind: next, query: fitQuery(next, query), ...grown(tile, next, isNew) })}
              />
              <QueryFields tile={{ ...tile, kind, query: query as BoardQuery }} onTile={change} />
            </>
          )}
        </div>
        <div className="md:sticky md:top-4 md:self-start">
          <div className="mb-1.5 flex h-7 items-center justify-between">
            <h3 className="text-sm font-medium">Preview</h3>
            {result ? <HowComputed of={tile.title || suggested || "this tile"} result={result} /> : null}
          </div>
          <TilePreview
            tile={{ ...tile, title: tile.title || suggested }}
            scope={scope}
            problem={problem}
            onResult={setResult}
          />
        </div>
      </div>
    </Sheet>
  );
}

/** A new tile takes the size of its kind; an old one at least what its kind can be read at. */
function grown(tile: BoardTile, kind: BoardTile["kind"], isNew: boolean): Pick<BoardTile, "w" | "h" | "x"> {
  const size = isNew ? newSize({ kind }) : leastSize({ kind });
  const w = isNew ? size.w : Math.max(tile.w, size.w);
  return { w, h: isNew ? size.h : Math.max(tile.h, size.h), x: Math.min(tile.x, 12 - w) };
}
