/** What may go along to another host after a redirect; everything else could be a credential. */
const HARMLESS = new Set(["accept", "user-agent", "if-none-match", "if-modified-since", "content-type"]);

/** Header names in lower case; user and password of the address become basic authorization, and leave the address. */
export function requestHeaders(url: URL, given: Record<string, string>): Record<string, string> {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  headers["user-agent"] ??= "Parley";
  if (url.username || url.password) {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers.authorization ??= `Basic ${Buffer.from(pair).toString("base64")}`;
    url.username = "";
    url.password = "";
  }
  return headers;
}

/** The headers for the next hop: credentials stay with the origin that they were meant for. */
export function headersAfterRedirect(headers: Record<string, string>, from: URL, to: URL): Record<string, string> {
  if (from.origin === to.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));
}
