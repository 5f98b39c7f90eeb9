export { numberFormats } from "./number-formats.ts";
export { type Cell, type Sheet, type Workbook, writeXlsx } from "./write-xlsx.ts";
