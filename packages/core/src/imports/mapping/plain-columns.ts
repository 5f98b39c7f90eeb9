import type { AnalysedColumn } from "./file-analysis.ts";
import { typeOfValues } from "./look-at-values.ts";
import { ownFieldName, snakeCase } from "./name-columns.ts";
import { cutSample } from "./sample.ts";

const SAMPLES = 5;

/** Columns before anything is said about them: each would be kept as a field of the organization's own. */
export function plainColumns(names: readonly string[], values: readonly string[][]): AnalysedColumn[] {
  const keys = customKeys(names);
  return names.map((header, position) => {
    const seen = values[position]!;
    const custom = { key: keys[position]!, label: ownFieldName(header) ?? header, type: typeOfValues(seen) };
    return {
      ...{ position, header, custom, confidence: 0.5, note: null, hasValues: seen.length > 0 },
      samples: [...new Set(seen)].slice(0, SAMPLES).map(cutSample),
      role: { kind: "custom", custom },
    };
  });
}

/** `custom.` and the header in snake case. Of headers that become the same, the order of their spelling decides, not that of columns. */
function customKeys(names: readonly string[]): string[] {
  const keys: string[] = [];
  const taken = new Set<string>();
  const sorted = names.map((name, position) => ({ name, position })).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, position } of sorted) {
    const base = `custom.${snakeCase(ownFieldName(name) ?? name)}`;
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}_${count}`;
    taken.add(key);
    keys[position] = key;
  }
  return keys;
}
