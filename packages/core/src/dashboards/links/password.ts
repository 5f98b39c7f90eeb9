import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** One of OWASP's equal choices for scrypt (password storage cheat sheet), the one with the least memory: 16 MB. On libuv's threads. */
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 2 ** 20 };
const KEY_BYTES = 32;

/** `salt:key` in hex. */
export async function hashLinkPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString("hex");
  return `${salt}:${(await derive(password, salt)).toString("hex")}`;
}

/** Takes the same time for every password. */
export async function isLinkPassword(hash: string, password: string): Promise<boolean> {
  const [salt = "", key = ""] = hash.split(":");
  const known = Buffer.from(key, "hex");
  const given = await derive(password, salt);
  return known.length === given.length && timingSafeEqual(known, given);
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another system may be composed differently.
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
