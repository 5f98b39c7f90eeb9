import type { ChartTable } from "./chart-spec.ts";

export interface PaintTable {
  width: number;
  /** A token's colour, by its name without dashes. */
  color: (name: string) => string;
  font: string;
  shades?: number[][];
}

const ROW = 28;
/** What a picture holds at most; a file of all rows is the CSV. */
const MOST_ROWS = 60;

/** A table on a canvas of twice its size: names at the left, numbers at the right; with shades a grid of one hue. */
export function paintTable(
  { columns, rows }: ChartTable,
  { width, color, font, shades }: PaintTable,
): HTMLCanvasElement {
  const shown = rows.slice(0, MOST_ROWS);
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = (shown.length + 1) * ROW * 2;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser cannot draw pictures.");
  pen.scale(2, 2);
  pen.textBaseline = "middle";
  const first = shades ? 56 : Math.min(320, width * 0.4);
  const cell = (width - first) / Math.max(1, columns.length - 1);
  const write = (text: string, column: number, top: number) => {
    pen.textAlign = column === 0 ? "left" : shades ? "center" : "right";
    const x = column === 0 ? 0 : first + cell * (shades ? column - 0.5 : column);
    pen.fillText(text, x, top + ROW / 2, (column === 0 ? first : cell) - 4);
  };
  [columns, ...shown].forEach((line, at) => {
    const top = at * ROW;
    pen.font = `${at === 0 ? 500 : 400} ${shades ? 10 : 12}px ${font}`;
    line.forEach((text, column) => {
      const shade = at > 0 && column > 0 ? shades?.[at - 1]?.[column - 1] : undefined;
      if (shade !== undefined) {
        pen.globalAlpha = shade === 0 ? 0.05 : 0.12 + shade * 0.88;
        pen.fillStyle = color("chart-1");
        pen.fillRect(first + cell * (column - 1) + 1, top + 1, cell - 2, ROW - 2);
        pen.globalAlpha = 1;
      } else {
        pen.fillStyle = color(at === 0 || column > 0 ? "muted" : "ink");
        write(String(text), column, top);
      }
    });
    if (shades) return;
    pen.fillStyle = color("line");
    pen.fillRect(0, top + ROW - 1, width, 1);
  });
  return canvas;
}
