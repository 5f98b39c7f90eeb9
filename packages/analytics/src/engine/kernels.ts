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

/** The group of row i, as an expression over k0, l0, s0, k1 ... */
function groupOf(keys: readonly KernelKey[]): string {
  if (keys.length === 0) return "0";
  return keys.map(({ lut }, n) => `${lut ? `l${n}[k${n}[i]]` : `k${n}[i]`} * s${n}`).join(" + ");
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

/**
 * Counts rows by group and class, and adds columns up in the same cells: cell = group * classes + kind[class of the row]. One histogram
 * holds all counts that depend on nothing but the class.
 */
export function countRows(
  rows: Rows,
  classes: Uint8Array | Uint16Array,
  kindOfClass: Uint8Array,
  kinds: number,
  keys: readonly KernelKey[],
  histogram: Uint32Array,
  sums: readonly { values: Numbers; into: Float64Array }[],
): void {
  const selected = rows.selection !== null;
  const form = `count ${selected} ${kind(classes)} ${keyForm(keys)} ${sums.map(({ values }) => kind(values)).join(",")}`;
  const parameters = [
    ...["from", "to", "selection", "classes", "kindOf", "kinds", "histogram", ...keyParameters(keys)],
    ...sums.flatMap((_, n) => [`v${n}`, `a${n}`]),
  ];
  const adding = sums.map((_, n) => `a${n}[cell] += v${n}[i];`).join(" ");
  const cell = keys.length === 0 ? "kindOf[classes[i]]" : `(${groupOf(keys)}) * kinds + kindOf[classes[i]]`;
  const body = loop(selected, `const cell = ${cell}; histogram[cell]++; ${adding}`);
  const kernel = make<(...args: unknown[]) => void>(form, parameters, body);
  const given = sums.flatMap(({ values, into }) => [values, into]);
  kernel(rows.from, rows.to, rows.selection, classes, kindOfClass, kinds, histogram, ...keyArguments(keys), ...given);
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
