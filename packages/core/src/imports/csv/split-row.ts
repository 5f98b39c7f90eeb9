import { textsOf } from "./create-csv-scanner.ts";
import { RecordScanner } from "./record-scanner.ts";

/** The cells of the first row of a text. Null when its first quote is never closed. */
export function splitRow(text: string, delimiter = ","): string[] | null {
  const bytes = Buffer.from(text, "utf8");
  const scanner = new RecordScanner(delimiter.charCodeAt(0));
  return scanner.scan(bytes, 0, bytes.length, true) ? textsOf({ scanner, bytes }) : null;
}
