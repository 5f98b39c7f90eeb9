"use client";

import { Badge, Button, PageBody, PageHeader } from "@parley/ui";
import { Link2, Lock } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { BoardSummary } from "../board-wire.ts";
import { BoardMenu } from "./board-menu.tsx";
import { BoardThumbnail } from "./board-thumbnail.tsx";
import { NewBoardMenu } from "./new-board-menu.tsx";
import { NoBoards } from "./no-boards.tsx";
import { type BoardListPage, useBoards } from "./use-boards.ts";

/** The boards of the team and one's own. */
export function BoardList({ first }: { first: BoardListPage }) {
  const canBuild = useViewer().permissions.includes("dashboards.build");
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useBoards(first);
  const boards = data.pages.flatMap((page) => page.data);
  return (
    <PageBody>
      <PageHeader
        title="Dashboards"
        description="Boards of your own: any numbers of your calls, arranged as you need them."
        actions={canBuild && boards.length > 0 ? <NewBoardMenu /> : null}
      />
      {boards.length === 0 ? (
        <NoBoards canBuild={canBuild} />
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {boards.map((board) => (
            <BoardCard key={board.id} board={board} canBuild={canBuild} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </PageBody>
  );
}

function BoardCard({ board, canBuild }: { board: BoardSummary; canBuild: boolean }) {
  const { id, name, visibility, layout, links, created_by, mine, updated_at } = board;
  return (
    <li className="relative flex flex-col rounded-lg border border-line bg-surface transition-colors duration-120 hover:border-edge/60">
      <BoardThumbnail layout={layout} />
      <div className="flex items-start gap-2 py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-medium">
            <Link
              href={`/dashboards/${id}`}
              className="outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              {name}
            </Link>
          </h2>
          <p className="truncate text-sm text-muted">
            {layout.length === 1 ? "1 tile" : `${layout.length} tiles`},{" "}
            {mine ? "yours" : (created_by ?? "by a program")}, <RelativeTime at={updated_at} />
          </p>
          {visibility === "private" || links > 0 ? (
            <p className="mt-1.5 flex flex-wrap gap-1.5">
              {visibility === "private" ? <Badge icon={<Lock aria-hidden="true" />}>Private</Badge> : null}
              {links > 0 ? (
                <Badge tone="info" icon={<Link2 aria-hidden="true" />}>
                  {links === 1 ? "1 public link" : `${links} public links`}
                </Badge>
              ) : null}
            </p>
          ) : null}
        </div>
        {canBuild ? (
          <span className="relative z-1">
            <BoardMenu board={board} links={links} />
          </span>
        ) : null}
      </div>
    </li>
  );
}
