import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { type AllowPrivate, mayConnect } from "./address-policy.ts";
import { privateNetwork } from "./check-url.ts";

/** Resolves a name to all its addresses. Stands in for the system's resolver in tests. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true });

/**
 * The resolver of guarded sockets. A socket connects to exactly the addresses that were judged here, so a name that answers
 * otherwise the second time (DNS rebinding) gains nothing. One private address among public ones refuses the name.
 */
export function createLookup(allowPrivate: AllowPrivate, resolve: Resolve = resolveBySystem): LookupFunction {
  return (hostname, options, callback) => {
    judged(hostname).then(
      (addresses) => {
        if (options.all) return callback(null, addresses);
        const [first] = addresses;
        callback(null, first!.address, first!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, options.all ? [] : "", 0),
    );
  };

  async function judged(hostname: string) {
    const addresses = await resolve(hostname);
    if (addresses.length === 0) throw Object.assign(new Error("no address"), { code: "ENOTFOUND" });
    if (addresses.some(({ address }) => !mayConnect(address, allowPrivate))) throw privateNetwork(hostname);
    return addresses;
  }
}
