import type { CallQuestion } from "@parley/db/schema";

/**
 * An answer as its question's type wants it: numbers as numbers, days as 2026-01-31, a choice as it is spelled in the question. Null
 * for what does not fit: an answer is not bent.
 */
export function typedAnswer(question: CallQuestion, value: unknown): string | number | boolean | null {
  switch (question.type) {
    case "number": {
      if (typeof value === "number") return Number.isFinite(value) ? value : null;
      const text = typeof value === "string" ? value.trim().replace(/(?<=\d),(?=\d{3}\b)/g, "") : "";
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
    }
    case "boolean": {
      if (typeof value === "boolean") return value;
      const word = typeof value === "string" ? value.trim().toLowerCase() : "";
      if (word === "true" || word === "yes") return true;
      return word === "false" || word === "no" ? false : null;
    }
    case "date": {
      const text = typeof value === "string" ? value.trim() : "";
      if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
      const day = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
    }
    case "choice": {
      const word = typeof value === "string" ? value.trim().toLowerCase() : null;
      return question.choices?.find((choice) => choice.toLowerCase() === word) ?? null;
    }
    case "text": {
      const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
      return text === "" ? null : text.slice(0, 2_000);
    }
  }
}
