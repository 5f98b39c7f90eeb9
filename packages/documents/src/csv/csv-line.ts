/** Fields as one line of CSV without its end; the texts stand as they are, quoted where they must be. */
export const csvText = (fields: readonly string[]): string => fields.map(quote).join(",");

/** One line of a file for people, each cell made safe for spreadsheets. */
export const spreadsheetLine = (cells: readonly string[]): string => `${csvText(cells.map(harmless))}\r\n`;

const quote = (text: string) => (/[",\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell that begins like a formula is run by spreadsheets; numbers with a sign and telephone numbers are none. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-][\d\s().-]+$/.test(text) ? `'${text}` : text;
}
