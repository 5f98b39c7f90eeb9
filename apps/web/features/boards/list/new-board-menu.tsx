"use client";

import {
  Button,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@parley/ui";
import { Plus } from "lucide-react";
import { STARTING_BOARDS } from "./starting-boards.ts";
import { EMPTY_BOARD, useMakeBoard } from "./use-make-board.ts";

/** Makes a board, empty or from a ready-made one. */
export function NewBoardMenu() {
  const { make, making } = useMakeBoard();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="primary" loading={making !== null}>
          <Plus aria-hidden="true" />
          New board
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => void make(EMPTY_BOARD)}>Empty board</DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Ready-made</DropdownMenuLabel>
        {STARTING_BOARDS.map(({ key, draft }) => (
          <DropdownMenuItem key={key} onSelect={() => void make(draft)}>
            {draft.name}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
