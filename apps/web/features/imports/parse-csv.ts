/** The first records of a CSV of ours (RFC 4180). A record that is cut off at the end of the text is left out. */
export function parseCsv(text: string, limit: number): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length && records.length < limit; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ",") {
      record.push(field);
      field = "";
    } else if (sign === "\n") {
      records.push([...record, field]);
      record = [];
      field = "";
    } else if (sign !== "\r") field += sign;
  }
  return records;
}
