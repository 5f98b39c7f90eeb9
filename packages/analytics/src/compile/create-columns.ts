import { channelOfClasses, sourceClassCount } from "../catalogue/channel.ts";
import { type Dimension, knownDimension } from "../catalogue/dimensions.ts";
import type { Facts } from "../catalogue/parts.ts";
import { detailSql } from "./detail-sql.ts";
import { countedId, isMerged } from "./merged-value.ts";
import type { Params } from "./params.ts";
import type { Scope } from "./scope.ts";

/** Gives each dimension's expression over a table, always the same text within a statement. */
export type Columns = (key: string) => string;

export function createColumns(facts: Facts, scope: Scope, params: Params): Columns {
  const known = new Map<string, string>();
  return (key) => {
    const ready = known.get(key);
    if (ready) return ready;
    const dimension = knownDimension(key);
    // Spend is only asked for dimensions that it has: `validateQuery` sees to it.
    const made = facts === "ad_spend" ? dimension.spendSql! : ofCalls(dimension, scope, params);
    known.set(key, made);
    return made;
  };
}

function ofCalls({ origin }: Dimension, scope: Scope, params: Params): string {
  switch (origin.from) {
    case "column":
    case "dictionary":
      return origin.sql;
    case "channel":
      return channelSql(scope, params);
    case "detail":
      return detailSql(origin.key, scope.layouts ?? [], params);
    case "tags":
      return "tagged_tag";
    case "text":
      throw new Error("Words are no column");
  }
}

/** The channel of the classes of what a call's source and medium count as. */
function channelSql(scope: Scope, params: Params): string {
  const classes = scope.classes ?? { source: [], medium: [] };
  const classOf = (kind: "source" | "medium") => {
    const id = isMerged(kind, scope) ? countedId(`${kind}_id`, kind) : `${kind}_id`;
    // Arrays count from 1, as the ids do; what is not in them is of no class.
    return `coalesce((${params.add(classes[kind])}::int[])[${id}], 0)`;
  };
  const place = `${classOf("medium")} * ${sourceClassCount} + ${classOf("source")} + 1`;
  return `(${params.add(channelOfClasses)}::text[])[${place}]`;
}
