import type { Entry } from "yauzl";
import { refuseUpload } from "./refuse-upload.ts";

const TABLE = /\.(csv|tsv|tab|txt|json|jsonl|ndjson)$/i;
const ARCHIVE = /\.(zip|gz|tgz|bz2|xz|7z|rar)$/i;
const LITTER = /(^|\/)(__MACOSX\/|\.[^/]*$|thumbs\.db$|desktop\.ini$)/i;

/**
 * The file of a ZIP archive that holds the calls: the only table in it, or the only file at all. Throws `invalid_input` that names
 * what is inside: an Excel workbook (which is such an archive itself), archives in the archive, several files or none.
 */
export function choosePart(entries: Entry[]): Entry {
  const names = new Set(entries.map((entry) => entry.fileName));
  if (names.has("[Content_Types].xml") || names.has("META-INF/manifest.xml")) {
    const kind = [...names].some((name) => name.startsWith("xl/")) ? "an Excel workbook" : "an Office document";
    throw refuseUpload("not_text", `This is ${kind}. Save it as CSV and import that.`);
  }
  const files = entries.filter(({ fileName }) => !fileName.endsWith("/") && !LITTER.test(fileName));
  if (files.length === 0) throw refuseUpload("archive_empty", "The ZIP archive is empty. Pack one CSV file in it.");
  const archives = files.filter((file) => ARCHIVE.test(file.fileName));
  if (archives.length > 0) {
    const message = `The ZIP archive holds another archive (${list(archives)}). Unpack it and import the CSV inside.`;
    throw refuseUpload("archive_in_archive", message);
  }
  const tables = files.filter((file) => TABLE.test(file.fileName));
  if (tables.length > 1) {
    const message = `The ZIP archive holds ${tables.length} files: ${list(tables)}. Import them one by one.`;
    throw refuseUpload("archive_of_several", message);
  }
  const [part] = tables.length === 1 ? tables : files;
  if (tables.length === 0 && files.length > 1) {
    const message = `The ZIP archive holds no CSV file, but ${list(files)}. Pack one CSV file in it.`;
    throw refuseUpload("archive_empty", message);
  }
  return part!;
}

function list(files: Entry[]): string {
  const names = files.slice(0, 5).map(({ fileName }) => fileName.replace(/.*[/\\]/, "").slice(0, 80));
  return names.join(", ") + (files.length > 5 ? ` and ${files.length - 5} more` : "");
}
