/** Files that may be exports, by their endings; anything else in a folder or bucket is left alone, and so is what is hidden. */
const EXPORT = /\.(csv|tsv|txt|json|ndjson|jsonl|zip|gz)$/i;

export function isExport(name: string): boolean {
  return EXPORT.test(name) && !name.startsWith(".");
}
