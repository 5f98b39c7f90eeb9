import type { Column, MetricResult, ResultRow, Unit } from "@parley/analytics";

/** A value with what it is: what CSV and a spreadsheet need to write it each in its own way. */
export type TableCell =
  | { kind: "text"; text: string }
  | { kind: "day"; day: string }
  | { kind: "number"; value: number; unit: Unit }
  | null;

export interface TableColumn {
  label: string;
  /** Of a column of numbers; null for one of texts and days. */
  unit: Unit | null;
}

export interface Table {
  columns: TableColumn[];
  rows: TableCell[][];
  /** What a limit left out, and the totals over everything; none where the one row is the total. */
  totals: TableCell[][];
}

type Values = Record<string, number | null>;

/**
 * A result as a table: a column for each dimension and measure, and where it is compared two more behind each measure (the value before
 * and the change), in front of them the day that a row of a time series is compared with.
 */
export function tabulate({ columns, rows, totals, other, comparison }: MetricResult): Table {
  const dimensions = columns.filter(({ role }) => role === "dimension");
  const measures = columns.filter(({ role }) => role === "measure");
  const [first] = dimensions;
  const overTime = comparison !== null && dimensions.length === 1 && first!.unit === "date" ? first! : null;

  const numbersOf = (now: Values, before: Values | null) =>
    measures.flatMap(({ key, unit }) => {
      const value = numberCell(now[key], unit as Unit);
      if (comparison === null) return [value];
      return [value, numberCell(before?.[key], unit as Unit), numberCell(changeOf(now[key], before?.[key]), "ratio")];
    });
  const bodyRow = (row: ResultRow, i: number) => {
    const before = comparison?.rows[i] ?? null;
    return [
      ...dimensions.map((dimension) => dimensionCell(row[dimension.key], dimension)),
      ...(overTime ? [before && dimensionCell(before[overTime.key], overTime)] : []),
      ...numbersOf(row as Values, before as Values | null),
    ];
  };
  const footRow = (label: string, now: Values, before: Values | null): TableCell[] => [
    { kind: "text", text: label },
    ...dimensions.slice(1).map(() => null),
    ...(overTime ? [null] : []),
    ...numbersOf(now, before),
  ];
  const left = other ? [footRow(`Other (${other.groups.toLocaleString("en-US")} more)`, other.values, null)] : [];
  return {
    columns: [
      ...dimensions.map(({ label }) => ({ label, unit: null })),
      ...(overTime ? [{ label: `${overTime.label}, compared with`, unit: null }] : []),
      ...measures.flatMap(({ label, unit }) => columnsOf(label, unit as Unit, comparison !== null)),
    ],
    rows: rows.map(bodyRow),
    totals: dimensions.length === 0 ? [] : [...left, footRow("Total", totals, comparison?.totals ?? null)],
  };
}

function columnsOf(label: string, unit: Unit, compared: boolean): TableColumn[] {
  if (!compared) return [{ label, unit }];
  return [
    { label, unit },
    { label: `${label}, before`, unit },
    { label: `${label}, change`, unit: "ratio" },
  ];
}

function numberCell(value: number | null | undefined, unit: Unit): TableCell {
  return value == null ? null : { kind: "number", value, unit };
}

function dimensionCell(value: string | number | null | undefined, { unit }: Column): TableCell {
  if (value == null) return { kind: "text", text: "None" };
  const text = String(value);
  if (unit === "date") return { kind: "day", day: text };
  if (unit === "boolean") return { kind: "text", text: text === "true" ? "yes" : "no" };
  if (unit === "number" && Number.isFinite(Number(text))) return { kind: "number", value: Number(text), unit: "count" };
  return { kind: "text", text };
}

/** Growth as the catalogue has it: (this - previous) / previous, nothing without a previous value. */
function changeOf(now: number | null | undefined, before: number | null | undefined): number | null {
  return now == null || !before ? null : (now - before) / before;
}
