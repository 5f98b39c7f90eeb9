const NAMES = /\.(csv|tsv|tab|txt|json|ndjson|jsonl|zip|gz)$/i;
const TYPES = new Set([
  ...["text/csv", "text/plain", "text/tab-separated-values", "application/json"],
  ...["application/zip", "application/x-zip-compressed", "application/gzip", "application/x-gzip"],
]);
const MOST_BYTES = 2 * 1024 ** 3;

/** What the file dialog offers; what is dropped is looked at by `checkFile` alone. */
export const ACCEPTED_FILES = ".csv,.tsv,.tab,.txt,.json,.ndjson,.jsonl,.zip,.gz,text/csv,application/json";

/** Why a file cannot be imported, seen before it is sent; null when it may be. The server looks again, and closer. */
export function checkFile({ name, size, type }: Pick<File, "name" | "size" | "type">): string | null {
  if (size === 0) return `${name} is empty. Export it again and drop the new file here.`;
  if (size > MOST_BYTES) return `${name} is larger than 2 GB. Split it and import the parts.`;
  if (/\.(xlsx|xls|numbers|ods)$/i.test(name)) {
    return `${name} is a workbook. Save it as CSV and drop that file here.`;
  }
  if (!NAMES.test(name) && !TYPES.has(type)) {
    return `${name} is none of CSV, TSV, JSON, .zip and .gz. Export it as CSV and drop that here.`;
  }
  return null;
}
