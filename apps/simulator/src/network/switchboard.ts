import { calleeAt } from "../callees/directory.ts";
import { TwilioError } from "../rest/twilio-error.ts";
import { Call } from "./call.ts";
import type { CallRequest } from "./call-request.ts";
import type { Network } from "./network.ts";

/** Ended calls are forgotten beyond this many, oldest first. */
const MAX_KEPT_CALLS = 1_000;
/** How long closing waits for the last callbacks: the app that they go to is closing too. */
const CLOSING_MS = 1_000;

/** All calls of the simulated network. */
export class Switchboard {
  readonly #network: Network;
  readonly #calls = new Map<string, Call>();
  readonly #running = new Set<Promise<void>>();

  constructor(network: Network) {
    this.#network = network;
  }

  /** Starts a call. Throws TwilioError 21211 for a number that the simulator does not reach. */
  place(request: CallRequest): Call {
    const callee = calleeAt(request.To);
    if (!callee) {
      const reach = "The simulator only reaches numbers from +1 500 555 0100 to +1 500 555 0199.";
      throw new TwilioError(
        400,
        21211,
        `The phone number you are attempting to call, ${request.To}, is not valid. ${reach}`,
      );
    }
    const call = new Call(this.#network, callee, request);
    this.#calls.set(call.record.sid, call);
    this.#forgetOldCalls();
    const running = call.start().finally(() => this.#running.delete(running));
    this.#running.add(running);
    return call;
  }

  find(sid: string): Call | null {
    return this.#calls.get(sid) ?? null;
  }

  /** Hangs up every call and waits a moment for their last callbacks. */
  async close(): Promise<void> {
    for (const call of this.#calls.values()) call.hangUp();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSING_MS);
    });
    await Promise.race([Promise.all(this.#running), enough]);
    clearTimeout(timer);
  }

  #forgetOldCalls(): void {
    for (const [sid, call] of this.#calls) {
      if (this.#calls.size <= MAX_KEPT_CALLS) return;
      if (call.isOver) this.#calls.delete(sid);
    }
  }
}
