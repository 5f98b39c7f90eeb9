/**
 * The headers of a file, trimmed and each its own: an empty one is called by its place ("column 7"), one that is there twice becomes
 * "Notes (2)", so that a decision about one of them is about that one.
 */
export function nameColumns(header: readonly string[]): string[] {
  const taken = new Set(header.map((name) => name.trim()).filter(Boolean));
  const seen = new Set<string>();
  return header.map((raw, position) => {
    const wanted = raw.replaceAll("\u0000", "").trim() || `column ${position + 1}`;
    let name = wanted;
    for (let count = 2; seen.has(name) || (name !== wanted && taken.has(name)); count++) name = `${wanted} (${count})`;
    seen.add(name);
    return name;
  });
}

/** A header as part of a key: "Treatment Type" and "treatment-type" are treatment_type. */
export function snakeCase(text: string): string {
  const words = text
    .normalize("NFKC")
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return [...words].slice(0, LONGEST_KEY).join("") || "column";
}

const LONGEST_KEY = 60;

/** Name that an account gave its own field: `custom[sfdc_id]` in a CSV of CTM, `custom_fields.sfdc_id` in its API. Null for other headers. */
export function ownFieldName(header: string): string | null {
  const match = /^custom(?:_fields)?\[(.+)\]$/i.exec(header) ?? /^custom(?:_fields)?\.(.+)$/i.exec(header);
  return match?.[1]?.trim() || null;
}
