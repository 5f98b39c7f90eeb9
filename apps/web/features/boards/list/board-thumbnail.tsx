import type { BoardSummary } from "../board-wire.ts";
import { COLUMNS } from "../grid/place.ts";

type Layout = BoardSummary["layout"];

/** Rows that the picture shows; longer boards are cut. */
const ROWS = 14;
const CELL = 8;
const INSET = 1.2;

/** Where a board's tiles stand, in outline. Numbers are darker than text. */
export function BoardThumbnail({ layout }: { layout: Layout }) {
  return (
    <svg
      viewBox={`0 0 ${COLUMNS * CELL} ${ROWS * CELL * 0.6}`}
      preserveAspectRatio="xMidYMin slice"
      className="block h-28 w-full rounded-t-[7px] border-b border-line bg-sunken"
      aria-hidden="true"
    >
      {layout.map(({ id, kind, x, y, w, h }) => (
        <g key={id}>
          <rect
            x={x * CELL + INSET}
            y={y * CELL * 0.6 + INSET}
            width={w * CELL - INSET * 2}
            height={h * CELL * 0.6 - INSET * 2}
            rx={1.5}
            className="fill-surface stroke-line"
            strokeWidth={0.5}
          />
          <rect
            x={x * CELL + INSET + 2}
            y={y * CELL * 0.6 + INSET + 2}
            width={Math.max(2, (w * CELL - INSET * 2 - 4) * (kind === "kpi" ? 0.45 : 0.3))}
            height={kind === "kpi" ? 3.2 : 1.4}
            rx={0.6}
            className={kind === "text" ? "fill-line" : "fill-chart-1"}
            opacity={kind === "kpi" ? 0.75 : 0.4}
          />
        </g>
      ))}
    </svg>
  );
}
