"use client";

import {
  ConfirmDialog,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
  toast,
} from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import { BOARDS, type Board } from "../board-wire.ts";
import { wordsFor } from "../use-board.ts";

export interface BoardMenuProps {
  board: Pick<Board, "id" | "name">;
  /** Public links that would end, where that is known. */
  links?: number;
  /** Where deleting leads, when the board itself is open. */
  leavesTo?: string;
}

/** What can be done to a board as a whole. */
export function BoardMenu({ board, links, leavesTo }: BoardMenuProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const params = { path: { id: board.id } };
  const duplicate = async () => {
    try {
      const { data } = await api.POST("/api/v1/dashboards/{id}/duplicate", { params });
      void queries.invalidateQueries({ queryKey: [BOARDS] });
      toast.success(`${data!.name} was made`);
      router.push(`/dashboards/${data!.id}`);
    } catch (error) {
      toast.error(`Not duplicated. ${wordsFor(error)}`);
    }
  };
  const remove = async () => {
    await api.DELETE("/api/v1/dashboards/{id}", { params });
    if (leavesTo) router.push(leavesTo);
    await queries.invalidateQueries({ queryKey: [BOARDS] });
    toast(`${board.name} was deleted`);
  };
  const ends = links === 0 ? "" : links === 1 ? " Its public link ends at once." : " Its public links end at once.";
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`More about ${board.name}`} icon={<Ellipsis aria-hidden="true" />} tooltip={false} />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem icon={<Copy aria-hidden="true" />} onSelect={() => void duplicate()}>
            Duplicate
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={() => setDeleting(true)}>
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${board.name}?`}
        description={`The board goes with its tiles, for everybody who sees it.${ends} This cannot be undone; the calls stay.`}
        confirmLabel="Delete board"
        onConfirm={remove}
      />
    </>
  );
}
