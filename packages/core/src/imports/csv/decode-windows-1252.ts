/** What Windows-1252 has where Latin-1 has control characters (0x80 to 0x9f); unassigned ones stay. https://encoding.spec.whatwg.org/ */
const UPPER = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Written here since TextDecoder of Node 20 reads Windows-1252 as Latin-1 and loses the euro sign and curly quotes. */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (character) => UPPER[character.charCodeAt(0) - 0x80]!);
}
