/** Tags as a JSON list or separated by commas, semicolons or bars; each once, in their order. */
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
  const tags = (parts ?? trimmed.split(/[,;|]/)).map((part) => String(part).trim()).filter((tag) => tag !== "");
  return [...new Set(tags)];
}
