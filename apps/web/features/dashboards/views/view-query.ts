/** What of an address a view keeps: not the open panel, not the view's own id, and not where a zoom came from. */
const NOT_KEPT = /^(behind|at|and|by|view|zoom)$/;

/** The part of an address's query that a saved view keeps. Days that a bare address means are said, so that a view never is bare. */
export function viewQuery(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([key]) => !NOT_KEPT.test(key)));
  if (!kept.has("range") && !kept.has("from")) kept.append("range", "last_30_days");
  return kept.toString();
}

/** Whether two queries show the same, whatever the order of their parts. */
export function isSameQuery(one: string, other: string): boolean {
  const sorted = (query: string) => {
    const params = new URLSearchParams(viewQuery(new URLSearchParams(query)));
    params.sort();
    return params.toString();
  };
  return sorted(one) === sorted(other);
}
