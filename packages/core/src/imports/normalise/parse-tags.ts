/** Tags as a JSON list (of names, or of objects with a name) or separated by commas, semicolons, bars or lines; each once, in order. */
export function parseTags(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  let parts: unknown[] | null = null;
  if (trimmed.startsWith("[")) {
    try {
      const parsed: unknown = JSON.parse(trimmed);
      if (Array.isArray(parsed)) parts = parsed;
    } catch {
      // Not JSON after all: read as a list.
    }
  }
  const tags = (parts ?? trimmed.split(/[,;|\r\n]/)).map(nameOf).filter((tag) => tag !== "");
  return [...new Set(tags)];
}

function nameOf(part: unknown): string {
  const name = typeof part === "object" && part !== null && "name" in part ? part.name : part;
  return typeof name === "object" || name === undefined ? "" : String(name).trim();
}
