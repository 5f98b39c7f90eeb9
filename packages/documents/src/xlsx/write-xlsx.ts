import { setImmediate as breathe } from "node:timers/promises";
import type { Format, Worksheet } from "wasm-xlsxwriter";
import { numberFormats } from "./number-formats.ts";
import { sheetName } from "./sheet-name.ts";

type Library = typeof import("wasm-xlsxwriter");

/** A text is never read as a formula. A day is 2026-03-31. */
export type Cell = string | number | { day: string } | null;

export interface Sheet {
  /** Becomes a name that Excel takes. */
  name: string;
  columns: {
    label: string;
    /** How its numbers are shown, one of `numberFormats`. */
    format?: string;
    /** In characters; without it as wide as its label and first rows ask. */
    width?: number;
  }[];
  rows: readonly (readonly Cell[])[];
  /** Rows below the others, set apart: sums. */
  totals?: readonly (readonly Cell[])[];
}

export interface Workbook {
  title: string;
  sheets: readonly Sheet[];
}

/** Longest text of a cell, in UTF-16 units; Excel refuses a file with a longer one. */
const LONGEST_TEXT = 32_767;
/** Cells between two breaths of the event loop. */
const CELLS_AT_ONCE = 5_000;

/** A workbook as the bytes of an .xlsx file: each sheet with a header that stays, a filter, and numbers that are numbers. */
export async function writeXlsx({ title, sheets }: Workbook): Promise<Uint8Array> {
  const library = await import("wasm-xlsxwriter");
  const book = new library.Workbook();
  try {
    book.setProperties(new library.DocProperties().setTitle(title.slice(0, 255)));
    const names: string[] = [];
    for (const sheet of sheets) {
      const page = book.addWorksheet();
      names.push(sheetName(sheet.name, names));
      page.setName(names.at(-1)!);
      await fill(library, page, sheet);
    }
    return book.saveToBufferSync();
  } finally {
    book.free();
  }
}

async function fill(library: Library, page: Worksheet, { columns, rows, totals = [] }: Sheet): Promise<void> {
  const header = new library.Format().setBold().setBorderBottom(library.FormatBorder.Thin);
  const body = columns.map(({ format }) => stylesOf(library, format, (style) => style));
  const below = columns.map(({ format }) => stylesOf(library, format, (style) => style.setBold()));
  for (const [column, { label, width }] of columns.entries()) {
    page.writeStringWithFormat(0, column, label, header);
    page.setColumnWidth(column, width ?? widthOf(label, rows, column));
  }
  let waiting = 0;
  for (const [at, row] of [...rows, ...totals].entries()) {
    const styles = at < rows.length ? body : below;
    for (const [column, cell] of row.entries()) write(library, page, at + 1, column, cell, styles[column]!);
    waiting += row.length;
    if (waiting < CELLS_AT_ONCE) continue;
    waiting = 0;
    await breathe();
  }
  page.setFreezePanes(1, 0);
  if (rows.length > 0) page.autofilter(0, 0, rows.length, columns.length - 1);
}

interface Styles {
  number: Format;
  text: Format;
  day: Format;
}

function stylesOf(library: Library, format: string | undefined, weight: (style: Format) => Format): Styles {
  const style = () => weight(new library.Format());
  return {
    number: format === undefined ? style() : style().setNumFormat(format),
    text: style(),
    day: style().setNumFormat(numberFormats.day),
  };
}

function write(library: Library, page: Worksheet, row: number, column: number, cell: Cell, styles: Styles): void {
  if (cell === null || cell === "") return;
  if (typeof cell === "number") page.writeNumberWithFormat(row, column, cell, styles.number);
  else if (typeof cell === "string") page.writeStringWithFormat(row, column, cell.slice(0, LONGEST_TEXT), styles.text);
  else page.writeDateWithFormat(row, column, library.ExcelDateTime.parseFromStr(cell.day), styles.day);
}

/** The first rows stand for all: measuring each costs as much as writing it. */
function widthOf(label: string, rows: Sheet["rows"], column: number): number {
  const lengths = rows.slice(0, 200).map((row) => {
    const cell = row[column];
    return typeof cell === "string" ? cell.length : 11;
  });
  return Math.min(60, Math.max(label.length + 3, ...lengths) + 1);
}
