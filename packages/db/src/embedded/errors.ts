/** The embedded server cannot run here. `message` is one line: what is wrong, where, and the mend. It holds no secret. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string) {
    super(message.replace(/\s+/g, " ").trim());
    this.name = "EmbeddedPostgresError";
  }
}

/** The `code` of a failed system call ("EACCES"), or "" when the error is of another kind. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
