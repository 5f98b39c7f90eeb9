"use client";

import { Button, EmptyState, IconButton, PageBody, PageHeader } from "@parley/ui";
import { LayoutGrid, Monitor, RefreshCw } from "lucide-react";
import dynamic from "next/dynamic";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useMemo } from "react";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { HowComputed } from "@/features/dashboards/how-computed.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { PublicBoard, ShownTile } from "../board-wire.ts";
import { BoardGrid } from "../grid/board-grid.tsx";
import { compact, inReadingOrder } from "../grid/place.ts";
import { TileBody } from "../tile-body.tsx";
import { bodyHeight, TileFrame } from "../tile-frame.tsx";
import { TV_THEMES } from "../tv/tv-themes.ts";

const TvMode = dynamic(() => import("../tv/tv-mode.tsx").then((file) => file.TvMode), { ssr: false });

export interface PublicBoardViewProps {
  board: PublicBoard;
  busy: boolean;
  /** Why the numbers could not be renewed. */
  problem: string | null;
  onRefresh: () => void;
}

/** A board as a visitor sees it: to read, nothing to change and no way to calls. */
export function PublicBoardView({ board, busy, problem, onRefresh }: PublicBoardViewProps) {
  const format = useFormat();
  const [tv, setTv] = useQueryState("tv", parseAsStringLiteral(TV_THEMES));
  const answers = useMemo(() => answersOf(board), [board]);
  const tiles = useMemo(() => inReadingOrder(compact(board.tiles)), [board]);
  const card = (tile: ShownTile, rowPx?: number) => {
    const answer = answers.get(tile.id);
    return (
      <TileFrame
        tile={tile}
        actions={answer?.result && rowPx === undefined ? <HowComputed of={tile.title} result={answer.result} /> : null}
      >
        <TileBody tile={tile} height={bodyHeight(tile, rowPx)} result={answer?.result} problem={answer?.problem} />
      </TileFrame>
    );
  };
  return (
    <PageBody>
      <PageHeader
        title={board.name}
        description={
          problem ? (
            <span role="status" className="text-warning">
              The numbers are from {format.time(board.as_of)}: {problem}
            </span>
          ) : (
            `As of ${format.dateTime(board.as_of)}`
          )
        }
        actions={
          <>
            <IconButton
              label="Refresh"
              icon={<RefreshCw aria-hidden="true" className={busy ? "animate-spin" : ""} />}
              onClick={onRefresh}
            />
            <Button onClick={() => void setTv("dark")}>
              <Monitor className="text-faint" aria-hidden="true" />
              TV
            </Button>
          </>
        }
      />
      {tiles.length === 0 ? (
        <EmptyState
          icon={<LayoutGrid aria-hidden="true" />}
          title="No tiles yet"
          description="Nothing was put on this board so far."
        />
      ) : (
        <BoardGrid tiles={tiles}>{(tile) => card(tile)}</BoardGrid>
      )}
      {tv ? (
        <TvMode
          name={board.name}
          theme={tv}
          tiles={tiles}
          onTheme={(theme) => void setTv(theme)}
          onClose={() => void setTv(null)}
          onRefresh={onRefresh}
        >
          {(tile, rowPx) => card(tile as ShownTile, rowPx)}
        </TvMode>
      ) : null}
    </PageBody>
  );
}

interface Answer {
  result?: MetricResult;
  problem?: string;
}

/** Results by tile. Drawings know results with an id that leads to calls; these have none. */
function answersOf({ results }: PublicBoard): Map<string, Answer> {
  return new Map(
    results.map((answer): [string, Answer] => {
      if ("problem" in answer) return [answer.id, { problem: answer.problem.detail }];
      const { comparison } = answer.result;
      const before = comparison && { ...comparison, query_id: "" };
      return [answer.id, { result: { ...answer.result, query_id: "", comparison: before } }];
    }),
  );
}
