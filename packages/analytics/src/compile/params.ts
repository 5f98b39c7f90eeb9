/** A statement with its values apart: nothing that a client sent ever stands in the text. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Collects values and names them $1, $2 ... */
export interface Params {
  add(value: unknown): string;
  values: unknown[];
}

export function createParams(): Params {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}
