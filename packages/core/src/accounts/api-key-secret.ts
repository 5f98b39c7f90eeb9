import { createHash, randomInt } from "node:crypto";

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 43 characters of 62 hold 256 bits. */
const LENGTH = 43;
/** As many characters as a person needs to tell keys apart; the other 37 stay secret. */
const START_LENGTH = 9;

/** A new key: `pk_` and 256 random bits. It is shown once; only its sha-256 is kept. */
export function newApiKey(): { key: string; start: string; hash: string } {
  let key = "pk_";
  for (let i = 0; i < LENGTH; i++) key += LETTERS[randomInt(LETTERS.length)];
  return { key, start: key.slice(0, START_LENGTH), hash: hashApiKey(key) };
}

/** A plain digest is enough for a random secret; a slow hash protects what people choose. */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

export function looksLikeApiKey(text: string): boolean {
  return /^pk_[0-9A-Za-z]{43}$/.test(text);
}
