/** Where to go after signing in, when it is a path of this site; otherwise `fallback`. An address of another site never passes. */
export function localPath(next: string | string[] | null | undefined, fallback = "/dashboard"): string {
  if (typeof next !== "string" || !next.startsWith("/")) return fallback;
  const base = "http://parley.invalid";
  // The URL parser sees what a browser sees: //host, /\host and tabs between the slashes lead elsewhere.
  if (!URL.canParse(next, base)) return fallback;
  const url = new URL(next, base);
  if (url.origin !== base || url.pathname.startsWith("//")) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** A path with where to go afterwards, unless that is where it leads anyway. */
export function withNext(path: string, next: string): string {
  return next === "/dashboard" ? path : `${path}?next=${encodeURIComponent(next)}`;
}
