import { createContext, Script } from "node:vm";

/** Patterns come from users, and some take for ever on some texts. */
const LIMIT_MS = 250;

const script = new Script("found = pattern.test(text)");

/** Whether the pattern is found in the text, upper and lower case alike. Throws when finding out takes too long. */
export function matches(pattern: string, text: string): boolean {
  const context: { found?: boolean } = { found: false };
  Object.assign(context, { pattern: new RegExp(pattern, "i"), text });
  try {
    script.runInContext(createContext(context), { timeout: LIMIT_MS });
  } catch (error) {
    // The error is made in the other context, so it is no instance of this one's Error.
    if (
      typeof error === "object" &&
      error !== null &&
      "code" in error &&
      error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
    ) {
      throw new Error(`The pattern ${pattern} takes too long.`);
    }
    throw error;
  }
  return context.found === true;
}
