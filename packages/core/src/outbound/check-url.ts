import { isIP } from "node:net";
import { type AllowPrivate, mayConnect } from "./address-policy.ts";
import { OutboundError } from "./outbound-error.ts";

/**
 * An address that a user gave, parsed. Throws OutboundError for another scheme than https (http where private networks are open) and
 * for a numeric host that may not be reached, in whatever spelling: the URL parser writes 2130706433, 0x7f.1 and 0177.0.0.1 as
 * 127.0.0.1. Names are judged when they are resolved (`createLookup`).
 */
export function checkUrl(text: string, allowPrivate: AllowPrivate): URL {
  if (!URL.canParse(text)) {
    throw new OutboundError("refused", "This is not an address. Use one such as https://example.com/export.csv.");
  }
  const url = new URL(text);
  const isOpen = allowPrivate === true || (allowPrivate !== false && allowPrivate.length > 0);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isOpen)) {
    throw new OutboundError("refused", "Use an address that begins with https://.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // Sockets to numeric addresses ask no resolver, so they are judged here.
  if (isIP(host) && !mayConnect(host, allowPrivate)) throw privateNetwork(url.hostname);
  return url;
}

export function privateNetwork(host: string): OutboundError {
  return new OutboundError("refused", `${host} is in a private network, which this installation does not reach.`);
}
