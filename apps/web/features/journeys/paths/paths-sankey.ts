import type { SankeyInput } from "@parley/ui";
import { valueColors } from "../../dashboards/value-colors.ts";
import type { JourneyPaths } from "../journey-words.ts";

type Node = JourneyPaths["nodes"][number];
type Drawn = SankeyInput["nodes"][number];

const ORDINALS = ["First touch", "Second touch", "Third touch", "Fourth touch", "Fifth touch", "Sixth touch"];
const QUIET = "var(--chart-rest)";

/** What the flows are drawn from: steps from left to right, further touches and the outcome behind them. */
export function pathsSankey({ by, nodes, links }: JourneyPaths): SankeyInput {
  const steps = Math.max(0, ...nodes.map((node) => ("step" in node ? node.step + 1 : 0)));
  const hasMore = nodes.some(({ kind }) => kind === "more");
  const columns = [...ORDINALS.slice(0, steps), ...(hasMore ? ["Further touches"] : []), "Outcome"];
  const colors = valueColors(by, [...new Set(nodes.flatMap((node) => (node.kind === "value" ? [node.value] : [])))]);
  const place = (node: Node): Pick<Drawn, "column" | "name" | "color"> => {
    if (node.kind === "value") {
      return { column: node.step, name: node.value ?? "None", color: colors.get(node.value) ?? QUIET };
    }
    if (node.kind === "other") return { column: node.step, name: `${node.values} others`, color: QUIET };
    if (node.kind === "more") return { column: steps, name: "Further touches", color: QUIET };
    const name = node.converted ? "Converted" : "Not converted";
    return { column: columns.length - 1, name, color: node.converted ? "var(--positive)" : QUIET };
  };
  const drawn = nodes.map((node) => ({ id: node.id, value: node.journeys, ...place(node) }));
  return {
    measure: "People",
    columns,
    nodes: drawn,
    links: links.map(({ from, to, journeys }) => ({ from, to, value: journeys })),
  };
}
