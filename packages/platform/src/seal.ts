import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** First byte of what is sealed: which key and cipher. A later version reads this one too. */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a secret that has to be read again (a vendor's key) for the database: AES-256-GCM with a key derived from the installation's
 * secret (HKDF-SHA-256). `belongsTo` says whose it is (organization, source): copied to another row it does not open.
 */
export function seal(secret: string, text: string, belongsTo: readonly string[]): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(belongsTo));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
}

/** Thrown when sealed bytes do not open: another installation's secret, another owner, or damage. It tells nothing of what is inside. */
export class UnsealError extends Error {
  constructor() {
    super("A stored secret does not open with this installation's secret.");
    this.name = "UnsealError";
  }
}

/** Opens what `seal` made for the same owner. Throws UnsealError. */
export function unseal(secret: string, sealed: Uint8Array, belongsTo: readonly string[]): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_BYTES + TAG_BYTES) throw new UnsealError();
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(belongsTo));
    decipher.setAuthTag(tag);
    const rest = bytes.subarray(1 + NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString("utf8");
  } catch {
    throw new UnsealError();
  }
}

/** The installation's secret has 256 random bits, or is the operator's; no salt is needed to derive one purpose's key from it. */
function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", "parley sealed secrets v1", 32));
}

/** As JSON, so that ["ab", "c"] and ["a", "bc"] differ. */
function associated(belongsTo: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([VERSION, ...belongsTo]), "utf8");
}
