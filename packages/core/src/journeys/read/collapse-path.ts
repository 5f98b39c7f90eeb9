/** One way that persons took: the values of their touches in order, the same one after itself only once. */
export interface CollapsedPath {
  steps: (string | null)[];
  /** Further steps, behind those that are told apart. */
  more: boolean;
}

/** The first `length` different steps of a journey. */
export function collapsePath(values: Iterable<string | null>, length: number): CollapsedPath {
  const steps: (string | null)[] = [];
  let before: string | null | undefined;
  for (const value of values) {
    if (value === before) continue;
    before = value;
    if (steps.length === length) return { steps, more: true };
    steps.push(value);
  }
  return { steps, more: false };
}
