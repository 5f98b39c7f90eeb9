import { setTimeout as delay } from "node:timers/promises";
import { CallEnded, Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";
import { StreamClient } from "../media/stream-client.ts";
import { parseTwiml, TwimlError } from "../twiml/parse-twiml.ts";
import { runTwiml } from "../twiml/run-twiml.ts";
import { type CallRecord, type CallStatus, callParameters, progressParameters } from "./call-record.ts";
import { type CallRequest, requestedEvents } from "./call-request.ts";
import { Line } from "./line.ts";
import { detectMachine } from "./machine-detection.ts";
import type { Network } from "./network.ts";
import { newSid } from "./sid.ts";
import { signedRequest } from "./signed-request.ts";
import { type ProgressEvent, StatusCallbacks } from "./status-callbacks.ts";

/** Between a callee's last word and the click of its receiver. */
const RECEIVER_DOWN_MS = 600;

/** One call from the first digit to the last callback. `start` runs it; `hangUp` ends it from the caller's side. */
export class Call {
  readonly record: CallRecord;
  readonly #network: Network;
  readonly #callee: Callee;
  readonly #callbacks: StatusCallbacks;
  readonly #over = new AbortController();
  #line: Line | null = null;

  constructor(network: Network, callee: Callee, request: CallRequest) {
    const now = network.clock.now();
    this.#network = network;
    this.#callee = callee;
    this.record = {
      sid: newSid("CA"),
      accountSid: network.accountSid,
      request,
      createdAt: now,
      updatedAt: now,
      status: "queued",
      answeredAt: null,
      endedAt: null,
      answeredBy: null,
    };
    this.#callbacks = new StatusCallbacks({
      url: request.StatusCallback,
      method: request.StatusCallbackMethod,
      events: requestedEvents(request),
      authToken: network.authToken,
      retryDelaysMs: network.timings.callbackRetryDelaysMs,
      logger: network.logger,
    });
  }

  get isOver(): boolean {
    return this.record.endedAt !== null;
  }

  /** Runs the call to its end, callbacks included. Never rejects. */
  async start(): Promise<void> {
    try {
      await this.#dial();
    } catch (error) {
      if (!this.isOver) this.#fail(error);
    }
    await this.#callbacks.drained();
  }

  /** Ends the call: a call that was not answered yet becomes `canceled`, a live one `completed`. */
  hangUp(): void {
    this.#end(this.record.answeredAt ? "completed" : "canceled");
  }

  async #dial(): Promise<void> {
    const { timings, phrases } = this.#network;
    const { pickUp } = this.#callee;
    void phrases.prepare(this.#callee.phrases);
    await this.#wait(timings.dialMs);
    this.#report("initiated", "initiated");
    if (pickUp === "failed") {
      await this.#wait(timings.ringMs);
      return this.#end("failed");
    }
    this.#become("ringing");
    this.#report("ringing");
    const ringLimitMs = this.record.request.Timeout * 1000;
    const rings = pickUp === "no-answer" || timings.ringMs >= ringLimitMs;
    await this.#wait(rings ? ringLimitMs : timings.ringMs);
    if (rings) return this.#end("no-answer");
    if (pickUp === "busy") return this.#end("busy");
    await this.#talk();
  }

  async #talk(): Promise<void> {
    const { request, sid } = this.record;
    const { logger, phrases, transcriber } = this.#network;
    let deaf = false;
    // Once per call: a broken detector fails thirty times a second.
    const onError = (error: unknown) => {
      if (!deaf) logger?.warn({ callSid: sid, reason: reasonOf(error) }, "callee cannot hear");
      deaf = true;
    };
    const onKey = (digit: string) => this.#line?.pressKey(digit);
    const vad = await this.#network.createVad();
    if (this.isOver) return;
    const phone = new Phone({ vad, transcriber, phrases, onKey, onError });
    this.record.answeredAt = this.#network.clock.now();
    this.#become("in-progress");
    this.#report("answered");
    this.#line = new Line(this.#network, sid, phone);
    const limit = setTimeout(() => this.#end("completed"), request.TimeLimit * 1000);
    this.#over.signal.addEventListener("abort", () => clearTimeout(limit));
    void this.#runCallee(phone);
    if (request.MachineDetection !== "none") {
      const detection = this.#detect(phone);
      if (!request.AsyncAmd) await detection;
    }
    await this.#followTwiml(this.#line);
    this.#end("completed");
  }

  /** The callee's side of the talk: it may hang up at any time. */
  async #runCallee(phone: Phone): Promise<void> {
    try {
      await this.#callee.script(phone);
      await phone.pause(RECEIVER_DOWN_MS);
      this.#end("completed");
    } catch (error) {
      if (!(error instanceof CallEnded)) this.#fail(error);
    }
  }

  async #detect(phone: Phone): Promise<void> {
    const { request } = this.record;
    const startedAt = performance.now();
    try {
      const { timings, authToken } = this.#network;
      this.record.answeredBy = await detectMachine(this.#callee, phone, request, timings, this.#over.signal);
      if (!request.AsyncAmd || !request.AsyncAmdStatusCallback) return;
      const parameters = {
        AccountSid: this.record.accountSid,
        CallSid: this.record.sid,
        AnsweredBy: this.record.answeredBy,
        MachineDetectionDuration: String(Math.round(performance.now() - startedAt)),
      };
      const url = request.AsyncAmdStatusCallback;
      await (await signedRequest({ url, method: "POST", parameters, authToken })).body?.cancel();
    } catch (error) {
      if (!this.isOver)
        this.#network.logger?.warn({ callSid: this.record.sid, reason: reasonOf(error) }, "no AMD result");
    }
  }

  async #followTwiml(line: Line): Promise<void> {
    const { authToken, accountSid, phrases, logger } = this.#network;
    const { request, sid: callSid } = this.record;
    const response = await signedRequest({
      url: request.Url,
      method: request.Method,
      parameters: callParameters(this.record),
      authToken,
      signal: this.#over.signal,
    });
    if (!response.ok) throw new TwimlError(`the app answered ${response.status} instead of TwiML`);
    await runTwiml(parseTwiml(await response.text()), {
      say: async (text) => line.prompt(await phrases.speech(text)),
      pause: (seconds) => line.pause(seconds * 1000),
      connectStream: async (url, parameters) => {
        if (this.isOver) return;
        await line.connect(new StreamClient({ url, callSid, accountSid, authToken, parameters, logger }));
      },
    });
  }

  #fail(error: unknown): void {
    this.#network.logger?.warn({ callSid: this.record.sid, reason: reasonOf(error) }, "call failed");
    this.#end("failed");
  }

  #end(status: CallStatus): void {
    if (this.isOver) return;
    this.record.endedAt = this.#network.clock.now();
    this.#become(status);
    this.#over.abort();
    this.#line?.hangUp();
    this.#report("completed");
  }

  #become(status: CallStatus): void {
    this.record.status = status;
    this.record.updatedAt = this.#network.clock.now();
  }

  #report(event: ProgressEvent, status: string = this.record.status): void {
    this.#callbacks.send(event, progressParameters(this.record, status, this.#network.clock.now()));
  }

  #wait(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.#over.signal });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch says only "fetch failed"; why is in its cause.
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
