import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "@parley/platform";
import { signedRequest } from "./signed-request.ts";

export type ProgressEvent = "initiated" | "ringing" | "answered" | "completed";

interface Options {
  url: string | undefined;
  method: "GET" | "POST";
  events: ReadonlySet<ProgressEvent>;
  authToken: string;
  retryDelaysMs: number[];
  logger: Logger | undefined;
}

/**
 * Reports a call's progress to the app: one after the other, so that they arrive in order, each repeated when the app cannot be
 * reached or answers 5xx. Answers of 4xx are final, as with Twilio.
 */
export class StatusCallbacks {
  readonly #options: Options;
  #sequence = 0;
  #queue: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Queues one event. The number in `SequenceNumber` counts the events that the app asked for, from 0. */
  send(event: ProgressEvent, parameters: Record<string, string>): void {
    const { url, events } = this.#options;
    if (!url || !events.has(event)) return;
    const numbered = { ...parameters, SequenceNumber: String(this.#sequence++) };
    this.#queue = this.#queue.then(() => this.#deliver(url, numbered));
  }

  /** Resolves when everything queued so far has been delivered or given up. */
  drained(): Promise<void> {
    return this.#queue;
  }

  async #deliver(url: string, parameters: Record<string, string>): Promise<void> {
    const { method, authToken, retryDelaysMs, logger } = this.#options;
    for (const pause of [...retryDelaysMs, undefined]) {
      const response = await signedRequest({ url, method, parameters, authToken }).catch(() => null);
      await response?.body?.cancel();
      if (response && response.status < 500) return;
      if (pause !== undefined) await delay(pause);
    }
    logger?.warn({ callSid: parameters.CallSid, status: parameters.CallStatus }, "status callback was not accepted");
  }
}
