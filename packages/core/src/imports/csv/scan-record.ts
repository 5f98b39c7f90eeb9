/** One record as it stands in the text: its fields without quotes, where it ends and whether it spans several lines. */
export interface ScannedRecord {
  fields: string[];
  /** Index of the first character after the record's line break. */
  end: number;
  spansLines: boolean;
  /** A field over several lines holds a quote that is not doubled: it may have swallowed whole rows. */
  strayQuote: boolean;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * Reads one record (RFC 4180) that starts at `start`. A quote inside a quoted field that is not followed by a separator is
 * taken as it stands, since exports contain `"say "hi" first"`. Null when the text ends inside the record: more may follow, or
 * with `final` a quote is never closed.
 */
export function scanRecord(text: string, start: number, delimiter: string, final: boolean): ScannedRecord | null {
  const separator = delimiter.charCodeAt(0);
  const fields: string[] = [];
  let spansLines = false;
  let strayQuote = false;
  let at = start;
  for (;;) {
    let end: number;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at + 1, separator, final);
      if (close < 0) return null;
      const raw = text.slice(at + 1, close);
      if (raw.includes("\n") || raw.includes("\r")) {
        spansLines = true;
        strayQuote ||= raw.includes('"') && raw.replaceAll('""', "").includes('"');
      }
      fields.push(raw.includes('""') ? raw.replaceAll('""', '"') : raw);
      end = skipBlanks(text, close + 1, separator);
    } else {
      end = at;
      for (; end < text.length; end++) {
        const code = text.charCodeAt(end);
        if (code === separator || code === LF || code === CR) break;
      }
      fields.push(text.slice(at, end));
    }
    if (end >= text.length) return final ? { fields, end, spansLines, strayQuote } : null;
    const code = text.charCodeAt(end);
    if (code === separator) at = end + 1;
    else if (code === LF) return { fields, end: end + 1, spansLines, strayQuote };
    else if (end + 1 < text.length) {
      return { fields, end: text.charCodeAt(end + 1) === LF ? end + 2 : end + 1, spansLines, strayQuote };
    } else return final ? { fields, end: end + 1, spansLines, strayQuote } : null;
  }
}

function closingQuote(text: string, from: number, separator: number, final: boolean): number {
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      at = quote + 2;
      continue;
    }
    const next = skipBlanks(text, quote + 1, separator);
    if (next >= text.length) return final ? quote : -1;
    const code = text.charCodeAt(next);
    if (code === separator || code === LF || code === CR) return quote;
    at = quote + 1;
  }
}

function skipBlanks(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code !== 32 && code !== 9) || code === separator) break;
  }
  return at;
}
