import ipaddr from "ipaddr.js";

/** false: public addresses only; true: private networks too; or the ranges (CIDR) of private networks that may be reached. */
export type AllowPrivate = boolean | readonly string[];

/** Ranges that an operator can open. Link-local stays shut even then: nobody keeps exports there, and clouds keep credentials there. */
const PRIVATE = new Set(["private", "loopback", "uniqueLocal", "carrierGradeNat"]);

/** Global unicast (RFC 4291, IANA IPv6 address space): everything else in IPv6 is special or not given out. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** AWS answers with credentials here too; the range is unique local, so that opening private networks would open it. */
const METADATA_V6 = ipaddr.IPv6.parse("fd00:ec2::254").toNormalizedString();

/**
 * Whether a socket may be opened to this numeric address. Of IPv4 inside IPv6 (mapped, NAT64) the inner address counts. What is no
 * plain numeric address is refused.
 */
export function mayConnect(address: string, allowPrivate: AllowPrivate): boolean {
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  const parsed = inner(ipaddr.parse(address));
  const range = parsed.range();
  if (range === "unicast") return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_V6);
  if (!PRIVATE.has(range) || parsed.toNormalizedString() === METADATA_V6) return false;
  if (typeof allowPrivate === "boolean") return allowPrivate;
  return allowPrivate.some((cidr) => {
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}

function inner(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address instanceof ipaddr.IPv4) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  // 64:ff9b::/96 (RFC 6052): what a NAT64 network answers for a name that has IPv4 only.
  if (address.range() === "rfc6052") return new ipaddr.IPv4(address.toByteArray().slice(12));
  return address;
}

/** OUTBOUND_ALLOW_PRIVATE as the operator writes it: 0, 1, or ranges such as 10.0.0.0/8,fd12::/16. Null when it is none of these. */
export function parseAllowPrivate(text: string): AllowPrivate | null {
  if (text === "0" || text === "1") return text === "1";
  const ranges = text.split(",").map((range) => range.trim());
  return ranges.every((range) => ipaddr.isValidCIDR(range)) ? ranges : null;
}
