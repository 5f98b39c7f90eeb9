export { csvText, spreadsheetLine } from "./csv-line.ts";
