import type { z } from "zod";

/** A wrong setting. `message` is one line: which variable, what is wrong, what is accepted. It never repeats a secret. */
export class EnvError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EnvError";
  }
}

/** Parses environment variables once, at boot. Empty strings count as absent. Throws EnvError naming the first wrong variable. */
export function parseEnv<T extends z.ZodType>(schema: T, env: Record<string, string | undefined>): z.output<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new EnvError(`${issue.path.join(".") || "Configuration"}: ${issue.message}`);
}
