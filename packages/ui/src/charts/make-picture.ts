import type { ChartSpec, ChartTable } from "./chart-spec.ts";
import { paintTable } from "./paint-table.ts";
import { cssLookup, resolveColors } from "./resolve-colors.ts";

export interface PictureInput {
  title: string;
  /** The range and its zone. */
  subtitle: string;
  /** A drawing; without one the table is painted. */
  spec: ChartSpec | null;
  table: ChartTable;
  /** 0 to 1 for each cell beside the row's head: a heat map's table is painted as one. */
  shades?: number[][];
}

const WIDTH = 960;
const DRAWING = 420;
const PAD = 24;
const HEAD = 64;

/** A card as a PNG of twice its size, with title and range, in the theme on screen. Throws when the browser gives no canvas. */
export async function makePicture({ title, subtitle, spec, table, shades }: PictureInput): Promise<Blob> {
  const lookup = cssLookup(document.documentElement);
  const color = (name: string) => resolveColors(`var(--${name})`, lookup);
  const font = lookup("--font-sans") || "sans-serif";
  const inner = WIDTH - 2 * PAD;
  const body = spec
    ? (await import("./echarts-picture.ts")).paintOption(resolveColors(spec.option, lookup), inner, DRAWING)
    : paintTable(table, { width: inner, color, font, shades });
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * 2;
  canvas.height = body.height + (HEAD + PAD) * 2;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser cannot draw pictures.");
  pen.fillStyle = color("surface");
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(body, PAD * 2, HEAD * 2);
  pen.scale(2, 2);
  pen.textBaseline = "top";
  pen.fillStyle = color("ink");
  pen.font = `600 16px ${font}`;
  pen.fillText(title, PAD, 18, inner);
  pen.fillStyle = color("muted");
  pen.font = `400 12px ${font}`;
  pen.fillText(subtitle, PAD, 40, inner);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"),
  );
}
