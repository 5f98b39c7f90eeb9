import type { TwimlSource } from "../network/call-request.ts";
import type { TwimlDocument } from "./fetch-twiml.ts";
import { TwimlError } from "./parse-twiml.ts";
import { runTwiml, type TwimlActions, type TwimlEnding } from "./run-twiml.ts";

/** A call that fetched this many documents goes round in circles. */
const MAX_DOCUMENTS = 100;

interface Options {
  fetch: (source: TwimlSource, signal: AbortSignal) => Promise<TwimlDocument>;
  /** `signal` aborts when the document is abandoned for another. */
  actions: (signal: AbortSignal) => TwimlActions;
}

/** Runs one document after the other, as redirects, actions and updates of the call lead on. */
export class TwimlProgram {
  readonly #options: Options;
  #abandon = new AbortController();
  #redirectTo: TwimlSource | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Abandons the document that runs and goes on with another. Nothing when none runs. */
  redirect(source: TwimlSource): void {
    this.#redirectTo = source;
    this.#abandon.abort();
  }

  /** Resolves with how the last document ended. Throws TwimlError. */
  async run(first: TwimlSource | TwimlDocument): Promise<"hang_up" | "end"> {
    let next = first;
    for (let documents = 0; documents < MAX_DOCUMENTS; documents++) {
      this.#abandon = new AbortController();
      const ending = await this.#document(next, this.#abandon.signal);
      if (ending.type !== "fetch") return ending.type;
      next = ending.source;
    }
    throw new TwimlError(`the call was redirected more than ${MAX_DOCUMENTS} times`);
  }

  #document(source: TwimlSource | TwimlDocument, signal: AbortSignal): Promise<TwimlEnding> {
    const abandoned = new Promise<TwimlEnding>((resolve) => {
      signal.addEventListener("abort", () => resolve({ type: "fetch", source: this.#redirectTo! }), { once: true });
    });
    const running = this.#carryOut(source, signal);
    // What an abandoned document still rejects with is nobody's business any more.
    running.catch(() => undefined);
    return Promise.race([abandoned, running]);
  }

  async #carryOut(source: TwimlSource | TwimlDocument, signal: AbortSignal): Promise<TwimlEnding> {
    const { fetch, actions } = this.#options;
    const { verbs, base } = "verbs" in source ? source : await fetch(source, signal);
    const resolve = (url: string) => {
      const address = URL.parse(url, base ?? undefined);
      if (!address) throw new TwimlError("a relative address in TwiML that came from nowhere");
      return address.href;
    };
    return runTwiml(verbs, actions(signal), { signal, resolve });
  }
}
