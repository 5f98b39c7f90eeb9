import { type ImportLimits, sizeInWords } from "../limits.ts";
import { refuseUpload } from "../refuse-upload.ts";
import { flattenCall } from "./flatten-call.ts";
import type { JsonObject } from "./json-value.ts";

/** Stands behind every row of the draft; no byte of UTF-8 is like it. */
export const ROW_END = 0xff;
const END = Buffer.from([ROW_END]);
const LONGEST_KEY = 255;

/** From which row on how many cells a row has. */
export interface Width {
  fromRow: number;
  cells: number;
}

/**
 * Collects calls as rows of CSV. Columns stand in the order in which their keys first hold something; a row ends with the last
 * column that was known when it was written.
 */
export function createCallTable({ maxColumns, maxCellBytes }: Pick<ImportLimits, "maxColumns" | "maxCellBytes">) {
  const columns = new Map<string, number>();
  const emptyKeys = new Set<string>();
  const widths: Width[] = [];
  let pieces: Buffer[] = [];
  let rows = 0;

  function position(key: string): number {
    const known = columns.get(key);
    if (known !== undefined) return known;
    if (key.length > LONGEST_KEY) {
      const message = `The JSON has a field whose name is longer than ${LONGEST_KEY} characters. Remove it.`;
      throw refuseUpload("too_many_columns", message);
    }
    if (columns.size >= maxColumns) {
      const message = `The calls have more than ${maxColumns} different fields, and no more are read. Remove those that you do not need.`;
      throw refuseUpload("too_many_columns", message);
    }
    columns.set(key, columns.size);
    return columns.size - 1;
  }

  return {
    rows: () => rows,
    add(call: JsonObject): void {
      const cells: string[] = new Array(columns.size).fill("");
      for (const [name, text] of flattenCall(call)) {
        const key = withoutNul(name);
        if (text === "") {
          if (!columns.has(key) && emptyKeys.size < maxColumns) emptyKeys.add(key);
          continue;
        }
        // A character is at most three bytes of UTF-8 for each unit that JavaScript counts.
        if (text.length * 3 > maxCellBytes && Buffer.byteLength(text) > maxCellBytes) {
          const message = `Call ${rows + 1} of the JSON holds more than ${sizeInWords(maxCellBytes)} in ${key}. Shorten it.`;
          throw refuseUpload("cell_too_large", message);
        }
        const at = position(key);
        while (cells.length <= at) cells.push("");
        cells[at] = quote(withoutNul(text));
      }
      if (widths.at(-1)?.cells !== columns.size) widths.push({ fromRow: rows, cells: Math.max(1, columns.size) });
      pieces.push(Buffer.from(cells.join(",") || '""'), END);
      rows += 1;
    },
    /** The rows that were added since the last time. */
    take(): Buffer {
      const taken = Buffer.concat(pieces);
      pieces = [];
      return taken;
    },
    /** The header with the keys that never hold anything at its end, and how wide the rows are that were taken. */
    finish(): { header: string; widths: { runs: Width[]; columns: number } } {
      const parents = new Set<string>();
      for (const key of columns.keys()) {
        for (let dot = key.indexOf("."); dot >= 0; dot = key.indexOf(".", dot + 1)) parents.add(key.slice(0, dot));
      }
      // `sale: null` in one call says nothing beside `sale.score` in another.
      const empty = [...emptyKeys].filter((key) => !columns.has(key) && !parents.has(key));
      const header = [...columns.keys(), ...empty].slice(0, maxColumns);
      return { header: `${header.map(quote).join(",")}\n`, widths: { runs: widths, columns: header.length } };
    },
  };
}

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const withoutNul = (text: string) => (text.includes("\u0000") ? text.replaceAll("\u0000", "") : text);
