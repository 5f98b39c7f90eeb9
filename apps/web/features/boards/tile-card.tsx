"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { CardContext, type CardDrawing } from "@/features/dashboards/card-context.ts";
import { CardMenuButton } from "@/features/dashboards/card-menu-button.tsx";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { HowComputed } from "@/features/dashboards/how-computed.tsx";
import { useMetrics } from "@/features/dashboards/use-metrics.ts";
import { whyItFailed } from "@/features/dashboards/why-it-failed.ts";
import { type BoardQuery, type BoardScope, type BoardTile, questionOfTile } from "./board-wire.ts";
import { TileBody } from "./tile-body.tsx";
import { bodyHeight, TileFrame } from "./tile-frame.tsx";
import { TileView } from "./tile-view.tsx";
import type { OpenCalls } from "./views/view-props.ts";

const FullScreen = dynamic(() => import("@/features/dashboards/full-screen.tsx").then((file) => file.FullScreen), {
  ssr: false,
});

export interface TileCardProps {
  tile: BoardTile;
  scope: BoardScope;
  rowPx?: number;
  onOpen?: OpenCalls;
  /** The handle by which it is moved. */
  lead?: ReactNode;
  /** In place of the menu that every card has: while the board is edited. */
  actions?: ReactNode;
  /** Neither menu nor explanation: a screen on a wall. */
  plain?: boolean;
  className?: string;
}

/** A tile that asks for its numbers by itself; those of one board share a request. */
export function TileCard(props: TileCardProps) {
  const { tile, lead, actions, className, rowPx } = props;
  if (tile.query) return <AskingCard {...props} tile={{ ...tile, query: tile.query }} />;
  return (
    <TileFrame {...{ tile, lead, actions, className }}>
      <TileBody tile={tile} height={bodyHeight(tile, rowPx)} result={undefined} />
    </TileFrame>
  );
}

function AskingCard(props: TileCardProps & { tile: BoardTile & { query: BoardQuery } }) {
  const { tile, scope, rowPx, onOpen, lead, actions, plain, className } = props;
  const { data, error, isPlaceholderData, isFetching, refetch } = useMetrics(questionOfTile(tile, scope));
  const [asTable, setAsTable] = useState(false);
  const [full, setFull] = useState(false);
  const drawing = useRef<CardDrawing | null>(null);
  const context = useMemo(() => ({ drawing }), []);
  const shown: BoardTile = asTable ? { ...tile, kind: "table" } : tile;
  const title = tile.title || "Tile";
  const menu = (result: MetricResult) => (
    <span className="flex" data-print="hide">
      <HowComputed of={title} result={result} />
      <CardMenuButton
        {...{ title, result, drawing }}
        {...(tile.kind === "table" ? {} : { asTable, onTable: setAsTable })}
        onFullScreen={() => setFull(true)}
      />
    </span>
  );
  return (
    <CardContext value={context}>
      <TileFrame
        tile={shown}
        lead={lead}
        actions={actions ?? (data && !plain ? menu(data) : null)}
        busy={isFetching && isPlaceholderData}
        className={className}
      >
        <TileBody
          tile={shown}
          height={bodyHeight(tile, rowPx)}
          result={data}
          problem={error ? whyItFailed(error) : undefined}
          old={isPlaceholderData}
          onRetry={() => void refetch()}
          onOpen={onOpen}
        />
      </TileFrame>
      {data && full ? (
        <FullScreen title={title} result={data} onClose={() => setFull(false)}>
          {(frame) => <TileView tile={shown} result={data} height={frame.height} />}
        </FullScreen>
      ) : null}
    </CardContext>
  );
}
