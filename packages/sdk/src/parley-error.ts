/** What the API refused: problem+json (RFC 9457). `fields` names each refused field by JSON pointer. */
export class ParleyError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;
  readonly fields: { pointer: string; message: string }[];

  constructor(
    status: number,
    problem: { detail?: string; code?: string; request_id?: string; errors?: { pointer: string; message: string }[] },
  ) {
    super(problem.detail ?? `The server answered with status ${status}.`);
    this.name = "ParleyError";
    this.status = status;
    this.code = problem.code ?? `http_${status}`;
    this.requestId = problem.request_id;
    this.fields = problem.errors ?? [];
  }
}
