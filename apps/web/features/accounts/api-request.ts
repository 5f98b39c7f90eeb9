/** An answer of the public API that says no. `fields` are JSON pointers into the body ("/email") with a message each. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly fields: { pointer: string; message: string }[];

  constructor(message: string, code: string, fields: { pointer: string; message: string }[] = []) {
    super(message);
    this.name = "ApiProblem";
    this.code = code;
    this.fields = fields;
  }
}

interface Problem {
  detail?: string;
  code?: string;
  errors?: { pointer: string; message: string }[];
}

/** Asks the public API with the session's cookie. Throws ApiProblem with words for the person. */
export async function apiRequest<T = void>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new ApiProblem("The server could not be reached. Check your connection and try again.", "unreachable");
  }
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  throw new ApiProblem(
    problem.detail ?? "The server refused it. Try again.",
    problem.code ?? `http_${answer.status}`,
    problem.errors,
  );
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : "That did not work. Try again.");
