/** One step of a person towards a conversion. */
export interface Touch {
  /** ms since 1970 */
  at: number;
  /** A visit of the website, or a contact: a form or a call. */
  kind: "visit" | "form" | "call";
  /** Came without a source that is known (see `isDirect`). */
  direct: boolean;
}

const NOTHING = new Set(["", "(none)", "none", "(not set)", "not set"]);
const DIRECT = new Set(["direct", "(direct)"]);

/** Whether a touch came without a known source: neither source nor medium says anything, or one of them says direct. */
export function isDirect(source: string | null, medium: string | null): boolean {
  const [from, by] = [source, medium].map((text) => text?.trim().toLowerCase() ?? "");
  return DIRECT.has(from!) || DIRECT.has(by!) || (NOTHING.has(from!) && NOTHING.has(by!));
}
