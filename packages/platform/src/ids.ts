import { createHash, randomBytes } from "node:crypto";

/** Public ids carry their kind. In the database an id is a uuid; outside it is `call_` + 26 characters of Crockford base32. */
export type IdPrefix =
  | "org"
  | "call"
  | "imp"
  | "src"
  | "key"
  | "inv"
  | "mem"
  | "evt"
  | "rec"
  | "seg"
  | "fil"
  | "qry"
  | "usr"
  | "role"
  | "rule"
  | "per"
  | "map"
  | "view"
  | "ann"
  | "exp"
  | "dash"
  | "link"
  | "persona"
  | "know"
  | "tool"
  | "num"
  | "exm"
  | "scn"
  | "run";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new time-ordered uuid (version 7, RFC 9562). */
export function newUuid(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return format(bytes);
}

/** The same parts always give the same uuid (version 8, sha-256 of the parts): identity of a record that came from elsewhere. */
export function derivedUuid(...parts: string[]): string {
  const bytes = createHash("sha256").update(parts.join("\u0000")).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return format(bytes);
}

export function encodeId(prefix: IdPrefix, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let out = "";
  for (let i = 0; i < 26; i++) {
    out = ALPHABET[Number(value & 31n)] + out;
    value >>= 5n;
  }
  return `${prefix}_${out}`;
}

/** The uuid inside a public id, or null when it is not one of this kind: callers answer "not found" then. */
export function decodeId(prefix: IdPrefix, id: string): string | null {
  if (!id.startsWith(`${prefix}_`) || id.length !== prefix.length + 27) return null;
  let value = 0n;
  for (const character of id.slice(prefix.length + 1)) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  if (value >> 128n !== 0n) return null;
  return format(Buffer.from(value.toString(16).padStart(32, "0"), "hex"));
}

function format(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
