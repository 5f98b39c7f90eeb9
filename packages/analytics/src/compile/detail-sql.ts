import type { Params } from "./params.ts";
import type { Scope } from "./scope.ts";

/** Characters of an imported text that tell its values apart. */
export const DETAIL_LENGTH = 200;

/** The text that imported rows brought under this name, by where their layouts keep it; null where there is none. Needs the join of details. */
export function detailSql(key: string, layouts: NonNullable<Scope["layouts"]>, params: Params): string {
  const cases = layouts.flatMap(({ id, columns }) => {
    const at = columns.indexOf(key);
    if (at < 0) return [];
    return [`when ${params.add(id)}::int then split_part(details_payload, chr(31), ${params.add(at + 1)}::int)`];
  });
  if (cases.length === 0) return "null::text";
  return `nullif(left(btrim(case details_layout_id ${cases.join(" ")} end), ${DETAIL_LENGTH}), '')`;
}
