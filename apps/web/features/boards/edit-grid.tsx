"use client";

import { cn, toast } from "@parley/ui";
import { type CSSProperties, type Dispatch, type KeyboardEvent, useState } from "react";
import type { BoardScope, BoardTile } from "./board-wire.ts";
import type { DraftAction } from "./draft.ts";
import { arrowStep, placeWords } from "./grid/arrow-step.ts";
import { BoardGrid, placeStyle } from "./grid/board-grid.tsx";
import { freePlace } from "./grid/place.ts";
import { useArrange } from "./grid/use-arrange.ts";
import { TileCard } from "./tile-card.tsx";
import { TileHandle } from "./tile-handle.tsx";
import { leastSize } from "./tile-least.ts";
import { TileMenu } from "./tile-menu.tsx";

export interface EditGridProps {
  tiles: BoardTile[];
  scope: BoardScope;
  dispatch: Dispatch<DraftAction>;
  onEdit: (tile: BoardTile) => void;
}

/** A board under work: tiles are dragged, sized, edited, copied and taken away. */
export function EditGrid({ tiles, scope, dispatch, onEdit }: EditGridProps) {
  const [said, setSaid] = useState("");
  const arrange = (places: BoardTile[]) => dispatch({ type: "arrange", places });
  const { places, held, handle } = useArrange(tiles, leastSize, arrange);
  const byKey = (tile: BoardTile) => (event: KeyboardEvent) => {
    const after = arrowStep(tiles, tile.id, event, leastSize(tile));
    if (!after) return;
    event.preventDefault();
    arrange(after);
    setSaid(placeWords(after.find(({ id }) => id === tile.id)!));
  };
  const remove = (tile: BoardTile) => {
    dispatch({ type: "remove", id: tile.id });
    toast(`${nameOf(tile)} was removed`, {
      action: { label: "Undo", onClick: () => dispatch({ type: "put", tile }) },
    });
  };
  const duplicate = (tile: BoardTile) =>
    dispatch({ type: "put", tile: { ...tile, id: crypto.randomUUID().slice(0, 8), ...freePlace(tiles, tile) } });
  const lift = (tile: BoardTile): CSSProperties | undefined => {
    if (held?.id !== tile.id) return;
    return { transform: `translate(${held.lift.x}px, ${held.lift.y}px)`, zIndex: 20, position: "relative" };
  };
  const ghost = held?.how === "move" ? places.find(({ id }) => id === held.id) : undefined;
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <BoardGrid
        tiles={places}
        cellStyle={lift}
        under={
          ghost ? (
            <div
              aria-hidden="true"
              className="rounded-lg border border-dashed border-edge bg-sunken [grid-area:var(--y)/var(--x)/span_var(--h)/span_var(--w)]"
              style={placeStyle(ghost)}
            />
          ) : null
        }
      >
        {(tile) => (
          <div className="group/cell relative h-full">
            <TileCard
              tile={tile}
              scope={scope}
              className={cn(held?.id === tile.id && "border-accent shadow-float")}
              lead={<TileHandle title={nameOf(tile)} onArrow={byKey(tile)} {...handle(tile.id, "move")} />}
              actions={
                <TileMenu
                  title={nameOf(tile)}
                  onEdit={() => onEdit(tile)}
                  onDuplicate={() => duplicate(tile)}
                  onRemove={() => remove(tile)}
                />
              }
            />
            <span
              aria-hidden="true"
              {...handle(tile.id, "size")}
              className="absolute right-0 bottom-0 hidden size-5 cursor-nwse-resize touch-none opacity-60 group-hover/cell:opacity-100 after:absolute after:right-1 after:bottom-1 after:size-2 after:rounded-br-sm after:border-r-2 after:border-b-2 after:border-edge @min-[860px]:block"
            />
          </div>
        )}
      </BoardGrid>
    </>
  );
}

const nameOf = ({ title, kind }: Pick<BoardTile, "title" | "kind">) => title || (kind === "text" ? "Text" : "Tile");
