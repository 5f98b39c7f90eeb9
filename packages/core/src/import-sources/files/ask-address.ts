import { type Outbound, OutboundError } from "../../outbound/index.ts";
import type { SourceDeps } from "../deps.ts";
import { SourceProblem } from "../source-problem.ts";

const TIMEOUT_MS = 15 * 60_000;
const MAX_BYTES = 2 * 1024 ** 3;

type Answer = Awaited<ReturnType<Outbound["fetch"]>>;

/** The export behind an address, or null when the server says that it has not changed (304). Throws SourceProblem. */
export async function askAddress(
  deps: Pick<SourceDeps, "outbound">,
  address: string,
  conditions: Record<string, string>,
): Promise<Answer | null> {
  let answer: Answer;
  try {
    answer = await deps.outbound.fetch(address, { headers: conditions, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    throw new SourceProblem(error.message, { field: "address" });
  }
  if (answer.status === 200 && !answer.headers["content-type"]?.includes("text/html")) return answer;
  await answer.discard();
  if (answer.status === 304) return null;
  throw new SourceProblem(whyNot(answer.status), { field: "address" });
}

function whyNot(status: number): string {
  if (status === 200)
    return "This address leads to a web page and not to a file. Use the address of the export itself.";
  if (status === 401 || status === 403)
    return "The address asks for a sign-in. Use one that works without, or with user and password in it.";
  if (status === 404 || status === 410) return "There is no file at this address. Check it.";
  return `The server answered with status ${status} instead of a file.`;
}
