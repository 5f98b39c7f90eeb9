/** What leads to a person. */
export interface PersonKey {
  kind: "phone" | "email" | "visitor";
  /** Digits of a number, an address in lower case, or a visitor's id as the tracking system gives it. */
  value: string;
}

/** One text for a key, to look it up by. */
export const keyText = ({ kind, value }: PersonKey) => `${kind}:${value}`;
