"use client";

import { toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BOARDS } from "../board-wire.ts";
import type { Draft } from "../draft.ts";
import { makeBoard, wordsFor } from "../use-board.ts";

export const EMPTY_BOARD: Draft = {
  name: "New board",
  tiles: [],
  scope: { range: { preset: "last_30_days" }, compare: "previous_period", filters: [] },
};

/** Makes a board and opens it; an empty one is opened to be built. */
export function useMakeBoard() {
  const router = useRouter();
  const queries = useQueryClient();
  const [making, setMaking] = useState<string | null>(null);
  const make = async (draft: Draft) => {
    setMaking(draft.name);
    try {
      const board = await makeBoard(draft);
      void queries.invalidateQueries({ queryKey: [BOARDS] });
      router.push(`/dashboards/${board.id}${draft.tiles.length === 0 ? "?edit=true" : ""}`);
    } catch (error) {
      toast.error(`The board was not made. ${wordsFor(error)}`);
      setMaking(null);
    }
  };
  return { make, making };
}
