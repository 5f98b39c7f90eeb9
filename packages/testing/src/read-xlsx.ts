import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";

export interface ReadCell {
  value: string | number;
  /** Code by which a number is shown; General where none is set. */
  format: string;
  bold: boolean;
}

export interface ReadSheet {
  name: string;
  /** By their address: B2. */
  cells: Record<string, ReadCell>;
  formulas: number;
  /** The range of its filter: A1:D20. */
  filter: string | null;
}

/** Reads back what a workbook says (ECMA-376 part 1): not through the library that wrote it. */
export async function readXlsx(bytes: Uint8Array): Promise<ReadSheet[]> {
  const files = await unpack(bytes);
  const strings = blocks(files["xl/sharedStrings.xml"] ?? "", "si").map((item) =>
    text(blocks(item, "t").join("")).replace(/_x([0-9A-F]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16))),
  );
  const styles = readStyles(files["xl/styles.xml"] ?? "");
  return tags(files["xl/workbook.xml"] ?? "", "sheet").map(({ name }, i) => {
    const page = files[`xl/worksheets/sheet${i + 1}.xml`] ?? "";
    const cells: Record<string, ReadCell> = {};
    for (const [, head, inner = ""] of page.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const { r, s, t } = attributes(head!);
      const value = blocks(inner, "v")[0];
      if (value === undefined) continue;
      const style = styles[Number(s ?? 0)] ?? { format: "General", bold: false };
      cells[r!] = { value: t === "s" ? strings[Number(value)]! : Number(value), ...style };
    }
    const formulas = page.match(/<f[ >]/g)?.length ?? 0;
    return { name: text(name!), cells, formulas, filter: tags(page, "autoFilter")[0]?.ref ?? null };
  });
}

async function unpack(bytes: Uint8Array): Promise<Record<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes));
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    files[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8");
  }
  return files;
}

function readStyles(xml: string): { format: string; bold: boolean }[] {
  const codes = new Map(tags(xml, "numFmt").map(({ numFmtId, formatCode }) => [numFmtId, text(formatCode!)]));
  // Those of Excel's own that have no code in the file.
  for (const [id, code] of [
    ["0", "General"],
    ["3", "#,##0"],
    ["10", "0.00%"],
  ] as const)
    codes.set(id, code);
  const bold = blocks(blocks(xml, "fonts")[0] ?? "", "font").map((font) => font.includes("<b/>"));
  return tags(blocks(xml, "cellXfs")[0] ?? "", "xf").map(({ numFmtId, fontId }) => {
    return { format: codes.get(numFmtId!) ?? `built in ${numFmtId}`, bold: bold[Number(fontId)] ?? false };
  });
}

const blocks = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, "gs"))].map(([, inner]) => inner!);

const tags = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag} ([^>]*?)/?>`, "g"))].map(([, head]) => attributes(head!));

const attributes = (head: string): Record<string, string> =>
  Object.fromEntries([...head.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));

const MARKS: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", "#10": "\n", amp: "&" };

const text = (escaped: string) => escaped.replace(/&([#\w]+);/g, (whole, name: string) => MARKS[name] ?? whole);
