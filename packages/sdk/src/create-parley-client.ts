import createClient, { type Client, type Middleware } from "openapi-fetch";
import { ParleyError } from "./parley-error.ts";
import type { paths } from "./schema.generated.ts";

export type ParleyClient = Client<paths>;

export interface ParleyClientOptions {
  /** Where Parley is, without a path ("https://parley.example.com"); the page's own origin in a browser. */
  baseUrl?: string;
  /** An API key (pk_...); without one the browser's session counts. */
  apiKey?: string;
}

/** The typed client of the public API. Every refusal is thrown as a ParleyError, so `data` is always there. */
export function createParleyClient({ baseUrl = "", apiKey }: ParleyClientOptions = {}): ParleyClient {
  const client = createClient<paths>({
    baseUrl,
    ...(apiKey ? { headers: { authorization: `Bearer ${apiKey}` } } : {}),
  });
  client.use(throwProblems);
  return client;
}

type Problem = ConstructorParameters<typeof ParleyError>[1];

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = (await response
      .clone()
      .json()
      .catch(() => ({}))) as Problem;
    throw new ParleyError(response.status, problem);
  },
};
