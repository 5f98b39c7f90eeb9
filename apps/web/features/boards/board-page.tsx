"use client";

import { Banner, Button, Card, EmptyState, PageBody, toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { LayoutGrid, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { parseAsBoolean, parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { useUnsavedGuard } from "@/features/calls/new/use-unsaved-guard.ts";
import { ANALYTICS } from "@/features/realtime";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useHotkeys } from "@/features/shell/use-hotkeys.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { BoardFilterBar } from "./board-filter-bar.tsx";
import { BoardHeader } from "./board-header.tsx";
import type { Board, BoardTile } from "./board-wire.ts";
import { BoardGrid } from "./grid/board-grid.tsx";
import { freePlace, inReadingOrder } from "./grid/place.ts";
import { TileCard } from "./tile-card.tsx";
import { newSize } from "./tile-least.ts";
import { TV_THEMES } from "./tv/tv-themes.ts";
import { makeBoard, useBoard, wordsFor } from "./use-board.ts";
import { useBoardScope } from "./use-board-scope.ts";
import { useTileCalls } from "./use-tile-calls.tsx";

const EditGrid = dynamic(() => import("./edit-grid.tsx").then((file) => file.EditGrid), { ssr: false });
const TileEditor = dynamic(() => import("./editor/tile-editor.tsx").then((file) => file.TileEditor), { ssr: false });
const SharingDialog = dynamic(() => import("./sharing/sharing-dialog.tsx").then((file) => file.SharingDialog), {
  ssr: false,
});
// It measures the screen, which the server has none of.
const TvMode = dynamic(() => import("./tv/tv-mode.tsx").then((file) => file.TvMode), { ssr: false });

/** A tile that is edited, and whether it is new. */
type Edited = { tile: BoardTile; isNew: boolean };

/** One board: to look at, to build, to share, and for a screen on a wall. */
export function BoardPage({ first }: { first: Board }) {
  const router = useRouter();
  const queries = useQueryClient();
  const canBuild = useViewer().permissions.includes("dashboards.build");
  const { board, state, dispatch, unsaved, saveState, save, reload, meanwhile } = useBoard(first);
  const [wantsEdit, setEditing] = useQueryState("edit", parseAsBoolean.withDefault(false));
  const [tv, setTv] = useQueryState("tv", parseAsStringLiteral(TV_THEMES));
  const [edited, setEdited] = useState<Edited | null>(null);
  const [sharing, setSharing] = useState(false);
  const editing = wantsEdit && canBuild;
  const { name, tiles } = state.now;
  const shown = useBoardScope(
    state.now.scope,
    editing ? (scope) => dispatch({ type: "change", draft: { scope } }) : null,
  );
  const calls = useTileCalls(shown.scope);
  useUnsavedGuard(unsaved);
  useHotkeys({
    ...(editing
      ? {
          "mod+z": () => dispatch({ type: "undo" }),
          "mod+y": () => dispatch({ type: "redo" }),
          "mod+s": () => void save(),
        }
      : {}),
    ...(canBuild && !editing ? { e: () => void setEditing(true) } : {}),
  });

  const addTile = (kind: BoardTile["kind"]) => {
    const size = newSize({ kind });
    const tile = { id: crypto.randomUUID().slice(0, 8), title: "", options: {}, ...size, ...freePlace(tiles, size) };
    const ask = {
      measures: ["calls"],
      dimensions: [],
      filters: [],
      range: shown.scope.range,
      compare: "none" as const,
      order_by: [],
    };
    setEdited({ tile: kind === "text" ? { ...tile, kind, text: "" } : { ...tile, kind, query: ask }, isNew: true });
  };
  const saveCopy = async () => {
    try {
      const copy = await makeBoard({ ...state.now, name: `Copy of ${name}`.slice(0, 80) });
      dispatch({ type: "discard" });
      toast.success("Saved as a copy");
      router.push(`/dashboards/${copy.id}`);
    } catch (error) {
      toast.error(`Not saved. ${wordsFor(error)}`);
    }
  };

  return (
    <PageBody>
      <BreadcrumbLabel label={name} />
      <BoardHeader
        {...{ board, state, dispatch, editing, canBuild, unsaved, saveState }}
        onEdit={() => void setEditing(true)}
        onDone={async () => {
          if (!unsaved || (await save())) void setEditing(null);
        }}
        onDiscard={() => {
          dispatch({ type: "discard" });
          void setEditing(null);
        }}
        onAdd={addTile}
        onShare={() => setSharing(true)}
        onTv={(theme) => void setTv(theme)}
      />
      {meanwhile === "deleted" ? (
        <Banner
          tone="warning"
          action={
            <Button size="sm" onClick={() => void saveCopy()}>
              Save a copy
            </Button>
          }
        >
          This board is gone: somebody deleted it or took it away from the team. What you see stays until you leave.
        </Banner>
      ) : meanwhile === "saved" ? (
        <Banner
          tone="warning"
          action={
            <span className="flex flex-wrap gap-2">
              <Button size="sm" onClick={() => void saveCopy()}>
                Save mine as a copy
              </Button>
              <Button size="sm" onClick={() => void reload()}>
                Load theirs
              </Button>
            </span>
          }
        >
          Somebody else saved this board meanwhile. Your changes are not saved.
        </Banner>
      ) : null}
      <BoardFilterBar state={shown} />
      {tiles.length === 0 ? (
        <Card>
          <EmptyState
            className="py-16"
            icon={<LayoutGrid aria-hidden="true" />}
            title="No tiles yet"
            description={
              canBuild
                ? "A tile shows any number, chart or table of your calls."
                : "Whoever builds this board has not added a tile."
            }
            action={
              canBuild ? (
                <Button
                  variant="primary"
                  onClick={() => {
                    void setEditing(true);
                    addTile("kpi");
                  }}
                >
                  <Plus aria-hidden="true" />
                  Add a tile
                </Button>
              ) : undefined
            }
          />
        </Card>
      ) : editing ? (
        <EditGrid
          tiles={tiles}
          scope={shown.scope}
          dispatch={dispatch}
          onEdit={(tile) => setEdited({ tile, isNew: false })}
        />
      ) : (
        <BoardGrid tiles={inReadingOrder(tiles)}>
          {(tile) => <TileCard tile={tile} scope={shown.scope} onOpen={calls.opener(tile)} />}
        </BoardGrid>
      )}
      {calls.panel}
      {edited ? (
        <TileEditor
          first={edited.tile}
          isNew={edited.isNew}
          scope={shown.scope}
          onClose={() => setEdited(null)}
          onDone={(tile) => {
            dispatch({ type: "put", tile });
            setEdited(null);
          }}
        />
      ) : null}
      {sharing ? (
        <SharingDialog
          board={board}
          onClose={() => setSharing(false)}
          onVisibility={(visibility) => save({ visibility })}
        />
      ) : null}
      {tv ? (
        <TvMode
          name={name}
          theme={tv}
          onTheme={(theme) => void setTv(theme)}
          onClose={() => void setTv(null)}
          onRefresh={() => void queries.invalidateQueries({ queryKey: [ANALYTICS] })}
          tiles={tiles}
        >
          {(place, rowPx) => <TileCard tile={place as BoardTile} scope={shown.scope} rowPx={rowPx} plain />}
        </TvMode>
      ) : null}
    </PageBody>
  );
}
