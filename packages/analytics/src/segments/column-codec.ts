import { deflateSync, inflateSync } from "node:zlib";

export type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
export type Width = "u8" | "u16" | "u32" | "i32" | "f64";

/** From narrow to wide; a wider one holds all that those before it hold, but i32 and u32 only meet in f64. */
const widths = ["u8", "u16", "u32", "i32", "f64"] as const satisfies readonly Width[];
const makers = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;

const MAGIC = 0x5350;
const VERSION = 1;
export const HEADER_BYTES = 16;

export interface DecodedColumn {
  width: Width;
  rows: number;
  /** All rows have this value, and there is no array. */
  constant: number | null;
  values: Numbers | null;
}

export function makeNumbers(width: Width, rows: number): Numbers {
  return new makers[width](rows);
}

/** The narrowest width that holds all of these. */
function widthOf(values: ArrayLike<number>, rows: number): Width {
  let [low, high] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const value = values[i]!;
    if (value > high) high = value;
    else if (value < low) low = value;
  }
  if (low < 0) return low >= -0x80000000 && high <= 0x7fffffff ? "i32" : "f64";
  return high <= 0xff ? "u8" : high <= 0xffff ? "u16" : high <= 0xffffffff ? "u32" : "f64";
}

/** The narrowest width that holds what both hold. */
export function widerOf(a: Width, b: Width): Width {
  if (a === b) return a;
  const signed = a === "i32" || b === "i32";
  if (signed && (a === "u32" || b === "u32")) return "f64";
  return widths[Math.max(widths.indexOf(a), widths.indexOf(b))]!;
}

/**
 * A column of a bucket: 16 bytes of header (magic, version, width, number of rows, the value that all rows have or NaN; little endian), then
 * the typed array, deflated with zlib's checksum. Values are whole numbers of at most 53 bits.
 */
export function encodeColumn(values: ArrayLike<number>, rows: number): Buffer {
  const width = widthOf(values, rows);
  const first = rows > 0 ? values[0]! : 0;
  let constant = true;
  for (let i = 1; i < rows && constant; i++) constant = values[i] === first;
  const header = headerOf(width, rows, constant ? first : Number.NaN);
  if (constant) return header;
  const narrow = makeNumbers(width, rows);
  for (let i = 0; i < rows; i++) narrow[i] = values[i]!;
  const bytes = new Uint8Array(narrow.buffer);
  return Buffer.concat([header, deflateSync(bytes, { level: 1 })]);
}

/** Ids are read by position, so they are neither deflated nor turned around. */
export function encodeIds(ids: Uint8Array, rows: number): Buffer {
  return Buffer.concat([headerOf("u8", rows, Number.NaN), ids.subarray(0, rows * 16)]);
}

/** Throws when there are not 16 bytes for each row. */
export function decodeIds(data: Uint8Array, rows: number): Buffer {
  if (data.length !== HEADER_BYTES + rows * 16) throw new Error("A segment's ids are cut short");
  // A copy of its own: the rest of what came along can go.
  return Buffer.from(data.subarray(HEADER_BYTES));
}

function headerOf(width: Width, rows: number, constant: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16LE(MAGIC, 0);
  header.writeUInt8(VERSION, 2);
  header.writeUInt8(widths.indexOf(width), 3);
  header.writeUInt32LE(rows, 4);
  header.writeDoubleLE(constant, 8);
  return header;
}

/** Throws for what is no such column, is cut short or was changed since it was written. */
export function decodeColumn(data: Uint8Array): DecodedColumn {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < HEADER_BYTES || bytes.readUInt16LE(0) !== MAGIC || bytes.readUInt8(2) !== VERSION) {
    throw new Error("Not a segment's column");
  }
  const width = widths[bytes.readUInt8(3)];
  const rows = bytes.readUInt32LE(4);
  const constant = bytes.readDoubleLE(8);
  if (!width) throw new Error("A segment's column of an unknown width");
  if (!Number.isNaN(constant)) return { width, rows, constant, values: null };
  const inflated = inflateSync(bytes.subarray(HEADER_BYTES));
  const Maker = makers[width];
  if (inflated.length !== rows * Maker.BYTES_PER_ELEMENT) throw new Error("A segment's column of another length");
  const aligned = inflated.byteOffset % Maker.BYTES_PER_ELEMENT === 0 ? inflated : new Uint8Array(inflated);
  return { width, rows, constant: null, values: new Maker(aligned.buffer as ArrayBuffer, aligned.byteOffset, rows) };
}
