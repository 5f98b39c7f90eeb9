const NAMES = /\.(csv|tsv|txt)$/i;
const TYPES = new Set(["text/csv", "text/plain", "text/tab-separated-values"]);
const MOST_BYTES = 2 * 1024 ** 3;

/** Why a file cannot be a list of calls, seen before it is sent; null when it may be one. The server looks again, and closer. */
export function checkFile({ name, size, type }: Pick<File, "name" | "size" | "type">): string | null {
  if (size === 0) return `${name} is empty. Export the calls again and drop the new file here.`;
  if (size > MOST_BYTES) return `${name} is larger than 2 GB. Split it and import the parts.`;
  if (/\.(xlsx|xls|numbers|ods)$/i.test(name)) {
    return `${name} is a workbook. Save it as CSV and drop that file here.`;
  }
  if (!NAMES.test(name) && !TYPES.has(type))
    return `${name} is not a CSV file. Export the calls as CSV and drop that here.`;
  return null;
}
