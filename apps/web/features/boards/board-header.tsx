"use client";

import {
  Badge,
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
  IconButton,
  Input,
  PageHeader,
  SaveIndicator,
  type SaveState,
} from "@parley/ui";
import { Lock, Monitor, Plus, Redo2, Share2, Type, Undo2 } from "lucide-react";
import { type Dispatch, useState } from "react";
import type { Board, BoardTile } from "./board-wire.ts";
import type { DraftAction, DraftState } from "./draft.ts";
import { BoardMenu } from "./list/board-menu.tsx";
import type { TvTheme } from "./tv/tv-themes.ts";

export interface BoardHeaderProps {
  board: Board;
  state: DraftState;
  dispatch: Dispatch<DraftAction>;
  editing: boolean;
  canBuild: boolean;
  unsaved: boolean;
  saveState: SaveState;
  onEdit: () => void;
  onDone: () => Promise<void>;
  onDiscard: () => void;
  onAdd: (kind: BoardTile["kind"]) => void;
  onShare: () => void;
  onTv: (theme: TvTheme) => void;
}

/** A board's name and what can be done with it; while it is edited, its tools. */
export function BoardHeader(props: BoardHeaderProps) {
  const { board, state, dispatch, editing, canBuild, unsaved, saveState, onDone, onDiscard, onAdd } = props;
  const { name } = state.now;
  if (!editing) {
    return (
      <PageHeader
        title={name}
        badge={board.visibility === "private" ? <Badge icon={<Lock aria-hidden="true" />}>Private</Badge> : null}
        actions={
          <>
            {unsaved ? <SaveIndicator state={saveState} className="mr-1" /> : null}
            {canBuild ? <Button onClick={props.onEdit}>Edit</Button> : null}
            {canBuild ? (
              <Button onClick={props.onShare}>
                <Share2 className="text-faint" aria-hidden="true" />
                Share
              </Button>
            ) : null}
            <TvMenu onTv={props.onTv} />
            {canBuild ? <BoardMenu board={board} leavesTo="/dashboards" /> : null}
          </>
        }
      />
    );
  }
  return (
    <div className="sticky top-12 z-30 -mx-4 -mt-2 border-b border-line bg-canvas px-4 py-2 md:-mx-6 md:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-48 flex-1">
          <NameField
            key={state.saved.name}
            name={name}
            onName={(next) => dispatch({ type: "change", draft: { name: next } })}
          />
        </div>
        <SaveIndicator state={saveState} />
        <span className="flex">
          <IconButton
            label="Undo"
            icon={<Undo2 aria-hidden="true" />}
            disabled={state.past.length === 0}
            onClick={() => dispatch({ type: "undo" })}
          />
          <IconButton
            label="Redo"
            icon={<Redo2 aria-hidden="true" />}
            disabled={state.future.length === 0}
            onClick={() => dispatch({ type: "redo" })}
          />
        </span>
        <Button onClick={() => onAdd("text")}>
          <Type className="text-faint" aria-hidden="true" />
          Text
        </Button>
        <Button onClick={() => onAdd("kpi")}>
          <Plus className="text-faint" aria-hidden="true" />
          Add tile
        </Button>
        <Button variant="ghost" onClick={onDiscard}>
          {unsaved ? "Discard" : "Cancel"}
        </Button>
        <Button variant="primary" loading={saveState === "saving"} onClick={() => void onDone()}>
          {unsaved ? "Save" : "Done"}
        </Button>
      </div>
    </div>
  );
}

/** Kept when it is left, so that each word is no step of its own; an empty name is none. */
function NameField({ name, onName }: { name: string; onName: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  const keep = () => {
    const next = typed.trim();
    if (next === "") setTyped(name);
    else if (next !== name) onName(next);
  };
  return (
    <Input
      aria-label="Name of the board"
      value={typed}
      maxLength={80}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
      }}
    />
  );
}

function TvMenu({ onTv }: { onTv: (theme: TvTheme) => void }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button>
          <Monitor className="text-faint" aria-hidden="true" />
          TV
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuLabel>For a screen on a wall</DropdownMenuLabel>
        <DropdownMenuItem onSelect={() => onTv("dark")}>Dark</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onTv("light")}>Light</DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
