import { createHash, randomBytes } from "node:crypto";

/** A new token for a public address: 256 random bits. It is shown once; only its sha-256 is kept. */
export function newLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
