/** An element of a TwiML document. `text` is its own text, trimmed. */
export interface TwimlElement {
  name: string;
  attributes: Record<string, string>;
  children: TwimlElement[];
  text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Thrown for a document that is not well-formed TwiML. `message` says where. */
export class TwimlError extends Error {}

/** Parses a TwiML document and returns the verbs inside its `<Response>`. Throws TwimlError (Twilio's 12100, document parse failure). */
export function parseTwiml(document: string): TwimlElement[] {
  const root: TwimlElement = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const source = document.replace(/^\uFEFF/, "");
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) throw new TwimlError(`unreadable markup at character ${at}`);
    at = TOKEN.lastIndex;
    const [, closing, name, attributes, selfClosing, text] = token;
    const parent = open.at(-1)!;
    if (text !== undefined) parent.text += decode(text);
    if (name === undefined) continue;
    if (closing) {
      if (open.length === 1 || parent.name !== name) throw new TwimlError(`unexpected </${name}>`);
      open.pop();
      continue;
    }
    const element = { name, attributes: readAttributes(attributes ?? ""), children: [], text: "" };
    parent.children.push(element);
    if (!selfClosing) open.push(element);
  }
  if (open.length > 1) throw new TwimlError(`<${open.at(-1)!.name}> is not closed`);
  const [response, ...others] = root.children;
  if (response?.name !== "Response" || others.length > 0) throw new TwimlError("the document is not one <Response>");
  trimTexts(response);
  return response.children;
}

function readAttributes(source: string): Record<string, string> {
  return Object.fromEntries([...source.matchAll(ATTRIBUTE)].map(([, name, a, b]) => [name, decode(a ?? b ?? "")]));
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}

function trimTexts(element: TwimlElement): void {
  element.text = element.text.trim();
  for (const child of element.children) trimTexts(child);
}
