"use client";

import { ParleyError } from "@parley/sdk";
import { type SaveState, toast } from "@parley/ui";
import { useReducer, useState } from "react";
import { useEvents } from "@/features/realtime";
import { api } from "@/lib/api.ts";
import type { Board } from "./board-wire.ts";
import { type Draft, draftOf, draftReducer, isUnsaved, startDraft } from "./draft.ts";

/** What another person did to the board while it was open here. */
export type Meanwhile = "saved" | "deleted";

const path = (id: string) => ({ params: { path: { id } } });

/** A board with its draft: changes stay here until they are saved, and never overwrite somebody else's unseen. */
export function useBoard(first: Board) {
  const [board, setBoard] = useState(first);
  const [state, dispatch] = useReducer(draftReducer, first, startDraft);
  const [saving, setSaving] = useState<"no" | "now" | "failed" | "done">("no");
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);
  const unsaved = isUnsaved(state);

  const take = (next: Board) => {
    setBoard(next);
    setMeanwhile(null);
    dispatch({ type: "load", draft: draftOf(next) });
  };
  const reload = async () => take((await api.GET("/api/v1/dashboards/{id}", path(board.id))).data!);

  useEvents((event) => {
    if (event.subject_id !== board.id) return;
    if (event.type === "dashboard.deleted") setMeanwhile("deleted");
    if (event.type !== "dashboard.updated" || Number(event.data.version) <= board.version || saving === "now") return;
    // Without changes of one's own the newer board is simply shown.
    if (unsaved) setMeanwhile("saved");
    else void reload().catch(() => setMeanwhile("deleted"));
  });

  /** Saves the draft, or only what is said. Returns whether it was kept. */
  const save = async (change?: { visibility: Board["visibility"] }): Promise<boolean> => {
    setSaving("now");
    try {
      const { now } = state;
      const body = change ?? { name: now.name, tiles: now.tiles as never, scope: now.scope as never };
      const { data } = await api.PATCH("/api/v1/dashboards/{id}", {
        ...path(board.id),
        body: { ...body, version: board.version },
      });
      if (change) setBoard(data!);
      else take(data!);
      setSaving("done");
      return true;
    } catch (error) {
      setSaving("failed");
      if (error instanceof ParleyError && error.code === "stale_version") setMeanwhile("saved");
      else toast.error(`Not saved. ${wordsFor(error)}`);
      return false;
    }
  };

  const saveState: SaveState =
    saving === "now"
      ? "saving"
      : unsaved
        ? saving === "failed"
          ? "failed"
          : "unsaved"
        : saving === "done"
          ? "saved"
          : "idle";
  return { board, state, dispatch, unsaved, saveState, save, reload, meanwhile };
}

/** Makes a board of a draft: a copy when somebody else saved first, or one of the ready-made ones. */
export async function makeBoard(draft: Draft): Promise<Board> {
  const body = { name: draft.name, tiles: draft.tiles as never, scope: draft.scope as never };
  return (await api.POST("/api/v1/dashboards", { body })).data!;
}

/** Why something was refused; a tile's mistake comes first, since it names the tile. */
export function wordsFor(error: unknown): string {
  if (error instanceof ParleyError) return error.fields[0]?.message ?? error.message;
  return "The server could not be reached. Check your connection and try again.";
}
