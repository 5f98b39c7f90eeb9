/** A path with how many journeys took it. */
export interface PathCount {
  steps: (string | null)[];
  more: boolean;
  journeys: number;
  converted: number;
  revenueMinor: number;
}

export type SankeyNode = { id: string; journeys: number } & (
  | { kind: "value"; step: number; value: string | null }
  | { kind: "other"; step: number; values: number }
  | { kind: "more" }
  | { kind: "outcome"; converted: boolean }
);

export interface Sankey {
  nodes: SankeyNode[];
  links: { from: string; to: string; journeys: number }[];
}

/**
 * Flows from step to step to the outcome. The most frequent values have nodes of their own, the others share one at each step, so that every
 * journey is in it: what flows into a step flows out again.
 */
export function sankeyOfPaths(paths: readonly PathCount[], mostValues: number): Sankey {
  const journeysOf = new Map<string | null, number>();
  for (const { steps, journeys } of paths) {
    for (const value of new Set(steps)) journeysOf.set(value, (journeysOf.get(value) ?? 0) + journeys);
  }
  const ranked = [...journeysOf].sort((a, b) => b[1] - a[1] || (a[0] ?? "").localeCompare(b[0] ?? ""));
  const place = new Map(ranked.slice(0, mostValues).map(([value], i) => [value, i]));
  const nodes = new Map<string, SankeyNode>();
  const others = new Map<number, Set<string | null>>();
  const links = new Map<string, Sankey["links"][number]>();
  for (const { steps, more, journeys, converted } of paths) {
    const ids = steps.map((value, step) => {
      const at = place.get(value);
      if (at !== undefined) return count(nodes, { kind: "value", id: `${step}:${at}`, step, value }, journeys);
      const values = others.get(step) ?? new Set();
      others.set(step, values.add(value));
      return count(nodes, { kind: "other", id: `${step}:other`, step, values: 0 }, journeys);
    });
    if (more) ids.push(count(nodes, { kind: "more", id: "more" }, journeys));
    for (const [i, from] of ids.slice(0, -1).entries()) flow(links, from, ids[i + 1]!, journeys);
    const last = ids.at(-1)!;
    for (const [isConverted, of] of [
      [true, converted],
      [false, journeys - converted],
    ] as const) {
      if (of === 0) continue;
      const id = isConverted ? "converted" : "not_converted";
      flow(links, last, count(nodes, { kind: "outcome", id, converted: isConverted }, of), of);
    }
  }
  for (const node of nodes.values()) if (node.kind === "other") node.values = others.get(node.step)!.size;
  return { nodes: [...nodes.values()], links: [...links.values()].sort((a, b) => b.journeys - a.journeys) };
}

type Uncounted<T> = T extends SankeyNode ? Omit<T, "journeys"> : never;

function count(nodes: Map<string, SankeyNode>, node: Uncounted<SankeyNode>, journeys: number): string {
  const known = nodes.get(node.id);
  if (known) known.journeys += journeys;
  else nodes.set(node.id, { ...node, journeys } as SankeyNode);
  return node.id;
}

function flow(links: Map<string, Sankey["links"][number]>, from: string, to: string, journeys: number): void {
  const known = links.get(`${from} ${to}`);
  if (known) known.journeys += journeys;
  else links.set(`${from} ${to}`, { from, to, journeys });
}
