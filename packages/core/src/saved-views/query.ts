/** Longest query of a view: some servers and proxies refuse an address beyond 8 kB, and each character may take three. */
export const MAX_QUERY = 4_000;

/**
 * Whether a text is the query of an address: pairs with names, percent-encoded. URLSearchParams itself takes anything, so that a
 * leading question mark would become part of the first name; every pair has to come out under the name that stands there.
 */
export function isAddressQuery(text: string): boolean {
  if (text.startsWith("?") || /[#\s\p{Cc}]/u.test(text) || !isEncoded(text)) return false;
  const pairs = text === "" ? 0 : text.split("&").length;
  const names = [...new URLSearchParams(text).keys()];
  return names.length === pairs && names.every((name) => name !== "");
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
