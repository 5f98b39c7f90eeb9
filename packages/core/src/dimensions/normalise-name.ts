/**
 * What two spellings of a source, medium or campaign are compared by: compatibility forms of Unicode made one (NFKC), lower case,
 * no blanks around it and single ones within. Nothing else is folded: "google" and "google ads" stay two names.
 */
export function normaliseName(text: string): string {
  // Lower case may bring forth letters that are not in the normal form, hence the second pass.
  const folded = text.normalize("NFKC").toLowerCase().normalize("NFKC").toLowerCase();
  return folded.replace(/\s+/gu, " ").trim();
}
