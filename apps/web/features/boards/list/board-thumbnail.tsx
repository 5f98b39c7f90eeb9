import type { BoardSummary } from "../board-wire.ts";
import { COLUMNS } from "../grid/place.ts";

/** Units of the picture; rows are flatter than columns are wide, as on the page. */
const COLUMN = 8;
const ROW = 3.1;
const INSET = 0.7;
/** More than are ever seen: the picture is as wide as its card, and what is below that is cut. */
const ROWS = 18;

/** Where a board's tiles stand, in outline. */
export function BoardThumbnail({ layout }: { layout: BoardSummary["layout"] }) {
  return (
    <svg
      viewBox={`0 0 ${COLUMNS * COLUMN} ${ROWS * ROW}`}
      preserveAspectRatio="xMidYMin slice"
      className="block h-28 w-full rounded-t-[7px] border-b border-line bg-sunken"
      aria-hidden="true"
    >
      {layout.map(({ id, kind, x, y, w, h }) => {
        const left = x * COLUMN + INSET;
        const top = y * ROW + INSET;
        const width = w * COLUMN - INSET * 2;
        const isNumber = kind === "kpi";
        return (
          <g key={id}>
            <rect
              {...{ x: left, y: top, width, height: h * ROW - INSET * 2 }}
              rx={1}
              className="fill-surface stroke-line"
              strokeWidth={0.35}
            />
            <rect
              {...{ x: left + 1.6, y: top + 1.5, width: width * (isNumber ? 0.4 : 0.28), height: isNumber ? 2.2 : 1 }}
              rx={0.4}
              className={kind === "text" ? "fill-line" : "fill-chart-1"}
              opacity={isNumber ? 0.75 : 0.4}
            />
          </g>
        );
      })}
    </svg>
  );
}
