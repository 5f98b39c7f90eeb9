const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
/** Characters that XML 1.0 knows no way to write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text as XML may carry it, in attributes too. */
export const escapeXml = (text: string) =>
  text.replace(UNWRITABLE, "").replace(/[&<>"']/g, (character) => ENTITIES[character]!);
