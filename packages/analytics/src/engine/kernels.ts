import type { Numbers } from "../segments/column-codec.ts";

/**
 * The loops that scan columns. Each is made as text for the widths that it reads: one function that saw arrays of several kinds would look
 * every element up the slow way, four times slower. The text holds nothing but names of arrays; it is made once for each form.
 */
const made = new Map<string, (...args: never[]) => unknown>();

function make<F extends (...args: never[]) => unknown>(key: string, parameters: string[], body: string): F {
  const known = made.get(key);
  if (known) return known as F;
  const kernel = new Function(...parameters, body) as F;
  made.set(key, kernel);
  return kernel;
}

export interface KernelKey {
  values: Numbers;
  /** What each value is grouped as; null when it is its own group. */
  lut: Uint32Array | null;
  /** By how much a step of it moves the group's index. */
  stride: number;
}

const kind = (values: Numbers) => values.constructor.name;

/** The group of a row, as an expression over k0, l0, s0, k1 ... The last key's step is one. */
function groupOf(keys: readonly KernelKey[], row = "i"): string {
  if (keys.length === 0) return "0";
  const of = ({ lut }: KernelKey, n: number) => (lut ? `l${n}[k${n}[${row}]]` : `k${n}[${row}]`);
  return keys.map((key, n) => (n === keys.length - 1 ? of(key, n) : `${of(key, n)} * s${n}`)).join(" + ");
}

const keyParameters = (keys: readonly KernelKey[]) => keys.flatMap((_, n) => [`k${n}`, `l${n}`, `s${n}`]);
const keyArguments = (keys: readonly KernelKey[]) => keys.flatMap(({ values, lut, stride }) => [values, lut, stride]);
const keyForm = (keys: readonly KernelKey[]) =>
  keys.map(({ values, lut }) => `${kind(values)}${lut ? "+" : ""}`).join(",");

/** Which rows are scanned: those from `from` to `to`, or those that a selection lists. */
export interface Rows {
  from: number;
  to: number;
  selection: Uint32Array | null;
}

const loop = (selected: boolean, body: string) =>
  selected
    ? `for (let j = from; j < to; j++) { const i = selection[j]; ${body} }`
    : `for (let i = from; i < to; i++) { ${body} }`;

/** Into how many histograms rows are counted in turn: a cell that is counted twice on end would wait for itself. */
export const LANES = 4;

/**
 * Counts rows by group and class, and adds columns up in the same cells: cell = group * classes + kind[class of the row]. One histogram
 * holds all counts that depend on nothing but the class. With `lanes` the arrays hold LANES histograms of `cells` each, one behind the other.
 */
export function countRows(
  rows: Rows,
  classes: Uint8Array | Uint16Array,
  kindOfClass: Uint16Array,
  kinds: number,
  keys: readonly KernelKey[],
  into: { histogram: Uint32Array; sums: Float64Array[]; cells: number; lanes: boolean },
  columns: readonly Numbers[],
): void {
  const selected = rows.selection !== null;
  const form = `count ${selected} ${into.lanes} ${kind(classes)} ${keyForm(keys)} ${columns.map(kind).join(",")}`;
  const parameters = [
    ...["from", "to", "selection", "classes", "kindOf", "kinds", "histogram", "cells", ...keyParameters(keys)],
    ...columns.flatMap((_, n) => [`v${n}`, `a${n}`]),
  ];
  const step = (row: string, lane: number) => {
    const group = keys.length === 0 ? "" : `(${groupOf(keys, row)}) * kinds + `;
    const cell = `${group}kindOf[classes[${row}]]${lane > 0 ? ` + ${lane} * cells` : ""}`;
    const adding = columns.map((_, n) => `a${n}[c${lane}] += v${n}[${row}];`).join(" ");
    return { find: `const c${lane} = ${cell};`, count: `histogram[c${lane}]++; ${adding}` };
  };
  const row = (offset: number) => (selected ? `selection[j + ${offset}]` : `j + ${offset}`);
  const all = Array.from({ length: LANES }, (_, lane) => ({ name: `i${lane}`, ...step(`i${lane}`, lane) }));
  const four = all.map(({ name, find }, lane) => `const ${name} = ${row(lane)}; ${find}`).join(" ");
  const inLanes = `for (; j < to - ${LANES - 1}; j += ${LANES}) { ${four} ${all.map(({ count }) => count).join(" ")} }`;
  const one = step("i", 0);
  const body = `let j = from; ${into.lanes ? inLanes : ""} for (; j < to; j++) { const i = ${row(0)}; ${one.find} ${one.count} }`;
  const kernel = make<(...args: unknown[]) => void>(form, parameters, body);
  const given = columns.flatMap((values, n) => [values, into.sums[n]]);
  const { histogram, cells } = into;
  kernel(
    rows.from,
    rows.to,
    rows.selection,
    classes,
    kindOfClass,
    kinds,
    histogram,
    cells,
    ...keyArguments(keys),
    ...given,
  );
}

/** Writes each row's group into `groups`, from its start on. */
export function writeGroups(rows: Rows, keys: readonly KernelKey[], groups: Float64Array): void {
  const selected = rows.selection !== null;
  const body = `let at = 0; ${loop(selected, `groups[at++] = ${groupOf(keys)};`)}`;
  const parameters = ["from", "to", "selection", "groups", ...keyParameters(keys)];
  const kernel = make<(...args: unknown[]) => void>(`groups ${selected} ${keyForm(keys)}`, parameters, body);
  kernel(rows.from, rows.to, rows.selection, groups, ...keyArguments(keys));
}

/** Rows whose value is allowed, as a selection; returns how many. `into` may be the selection that is read. */
export function selectAllowed(rows: Rows, values: Numbers, allowed: Uint8Array, into: Uint32Array): number {
  return select(rows, values, "n += allowed[values[i]];", into, ["allowed"], [allowed]);
}

/** Rows whose value is between two bounds, both included. */
export function selectBetween(rows: Rows, values: Numbers, low: number, high: number, into: Uint32Array): number {
  return select(
    rows,
    values,
    "const v = values[i]; n += v >= low && v <= high ? 1 : 0;",
    into,
    ["low", "high"],
    [low, high],
  );
}

function select(
  rows: Rows,
  values: Numbers,
  test: string,
  into: Uint32Array,
  names: string[],
  given: unknown[],
): number {
  const selected = rows.selection !== null;
  const body = `let n = 0; ${loop(selected, `into[n] = i; ${test}`)} return n;`;
  const parameters = ["from", "to", "selection", "values", "into", ...names];
  const kernel = make<(...args: unknown[]) => number>(`${names.join()} ${selected} ${kind(values)}`, parameters, body);
  return kernel(rows.from, rows.to, rows.selection, values, into, ...given);
}
