/**
 * What a log says of an error. Messages of failed queries repeat the values that were sent, and Postgres's details the row that it refused:
 * what callers said. Both are left out; the code says what was wrong.
 */
export function describeError(error: unknown): unknown {
  if (typeof error === "string") return withoutValues(error);
  if (!(error instanceof Error)) return error;
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: withoutValues(error.stack ?? ""),
    ...(code === undefined ? {} : { code }),
    ...(cause instanceof Error ? { cause: { type: cause.name, code: (cause as { code?: unknown }).code } } : {}),
  };
}

const withoutValues = (text: string) => text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, "\nparams: [left out]");
