"use client";

import { Button, Card, EmptyState } from "@parley/ui";
import { LayoutGrid } from "lucide-react";
import { BoardThumbnail } from "./board-thumbnail.tsx";
import { STARTING_BOARDS } from "./starting-boards.ts";
import { EMPTY_BOARD, useMakeBoard } from "./use-make-board.ts";

/** An organization without boards: two to begin with, or an empty one. */
export function NoBoards({ canBuild }: { canBuild: boolean }) {
  const { make, making } = useMakeBoard();
  if (!canBuild) {
    return (
      <Card>
        <EmptyState
          className="py-16"
          icon={<LayoutGrid aria-hidden="true" />}
          title="No boards yet"
          description="Boards that your team shares appear here. Ask an owner, admin or manager to make one."
        />
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        className="pt-12 pb-6"
        icon={<LayoutGrid aria-hidden="true" />}
        title="No boards yet"
        description="Begin with one of these and change what you like, or start empty."
      />
      <ul className="mx-auto grid max-w-3xl gap-3 sm:grid-cols-2">
        {STARTING_BOARDS.map(({ key, about, draft }) => (
          <li key={key} className="flex flex-col rounded-lg border border-line">
            <BoardThumbnail layout={draft.tiles} />
            <div className="flex flex-1 flex-col items-start gap-1 p-4">
              <h3 className="font-medium">{draft.name}</h3>
              <p className="flex-1 text-sm text-muted">{about}</p>
              <Button
                className="mt-2"
                loading={making === draft.name}
                disabled={making !== null}
                onClick={() => void make(draft)}
              >
                Use {draft.name}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className="py-6 text-center">
        <Button variant="primary" loading={making === EMPTY_BOARD.name} onClick={() => void make(EMPTY_BOARD)}>
          Start empty
        </Button>
      </p>
    </Card>
  );
}
