import { setTimeout as delay } from "node:timers/promises";
import { CallEnded, Phone } from "../callee/phone.ts";
import type { Callee } from "../callees/callee.ts";
import { CallMedia } from "./call-media.ts";
import { type CallDirection, type CallRecord, type CallStatus, progressParameters } from "./call-record.ts";
import { type CallRequest, requestedEvents, type TwimlSource, twimlSource } from "./call-request.ts";
import type { PlaceParty } from "./dial-party.ts";
import { Line } from "./line.ts";
import type { LineConditions } from "./line-conditions.ts";
import type { Network } from "./network.ts";
import { reportMachine } from "./report-machine.ts";
import { newSid } from "./sid.ts";
import { type ProgressEvent, StatusCallbacks } from "./status-callbacks.ts";

/** Between a callee's last word and the click of its receiver. */
const RECEIVER_DOWN_MS = 600;

/** What happens at the callee's end of the line, for whoever watches one call. */
export interface CallObserver {
  /** A key of the app's that the callee heard. */
  onKey?(digit: string, atMs: number): void;
  /** 20 ms of both directions. */
  onFrame?(heard: Int16Array, said: Int16Array): void;
  onEnded?(record: CallRecord): void;
}

export interface CallSetup {
  /** Who is at the far end: rung, or ringing us. */
  callee: Callee;
  request: CallRequest;
  direction?: CallDirection;
  parentSid?: string;
  phoneNumberSid?: string;
  conditions?: LineConditions | undefined;
  observer?: CallObserver | undefined;
}

/** One call from the first digit to the last callback. `start` runs it; `hangUp` ends it from the app's side. */
export class Call {
  readonly record: CallRecord;
  /** True once a party of a `<Dial>` has heard its own TwiML and may be connected, false when the call ended before. */
  readonly readyToTalk: Promise<boolean>;
  readonly ended: Promise<void>;
  readonly conditions: LineConditions;
  line: Line | null = null;
  readonly #network: Network;
  readonly #setup: CallSetup;
  readonly #callbacks: StatusCallbacks;
  readonly #media: CallMedia;
  readonly #over = new AbortController();
  #ready: (ready: boolean) => void = () => undefined;

  constructor(network: Network, setup: CallSetup, placeParty: PlaceParty) {
    const { request, callee, direction = "outbound-api", parentSid = null, phoneNumberSid = null } = setup;
    const now = network.clock.now();
    this.#network = network;
    this.#setup = setup;
    this.conditions = { ...network.conditions, ...callee.line, ...setup.conditions };
    this.record = {
      sid: newSid("CA"),
      accountSid: network.accountSid,
      request,
      direction,
      parentSid,
      phoneNumberSid,
      createdAt: now,
      updatedAt: now,
      status: "queued",
      answeredAt: null,
      endedAt: null,
      endedBy: null,
      answeredBy: null,
    };
    this.readyToTalk = new Promise((resolve) => {
      this.#ready = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#over.signal.addEventListener("abort", () => resolve(), { once: true });
    });
    this.#media = new CallMedia(network, this, placeParty, this.#over.signal);
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
      await (this.record.direction === "inbound" ? this.#arrive() : this.#dial());
    } catch (error) {
      if (!this.isOver) this.#fail(error);
    }
    await this.#callbacks.drained();
  }

  /** Ends the call: a call that was not answered yet becomes `canceled`, a live one `completed`. */
  hangUp(): void {
    this.#end(this.record.answeredAt ? "completed" : "canceled", "app");
  }

  /** Abandons what the call's TwiML is doing, its stream included, and goes on with another document. */
  redirect(source: TwimlSource): void {
    this.line?.silence();
    this.#media.redirect(source);
  }

  async #dial(): Promise<void> {
    const { timings, phrases } = this.#network;
    const { callee, request } = this.#setup;
    void phrases.prepare(callee.phrases, callee.voice);
    await this.#wait(timings.dialMs);
    this.#report("initiated", "initiated");
    if (callee.pickUp === "failed") {
      await this.#wait(timings.ringMs);
      return this.#end("failed", "network");
    }
    this.#become("ringing");
    this.#report("ringing");
    const ringLimitMs = request.Timeout * 1000;
    const rings = callee.pickUp === "no-answer" || timings.ringMs >= ringLimitMs;
    await this.#wait(rings ? ringLimitMs : timings.ringMs);
    if (rings) return this.#end("no-answer", "network");
    if (callee.pickUp === "busy") return this.#end("busy", "callee");
    await this.#talk(async () => {
      const source = twimlSource(request);
      const ending = source ? await this.#media.run(source) : "end";
      if (this.record.direction !== "outbound-dial" || ending === "hang_up") return;
      this.#ready(true);
      await this.ended;
    });
  }

  /** Somebody rings a number of ours: the app's TwiML decides whether it is answered. */
  async #arrive(): Promise<void> {
    const { timings, phrases } = this.#network;
    const { callee, request } = this.#setup;
    void phrases.prepare(callee.phrases, callee.voice);
    await this.#wait(timings.dialMs);
    this.#become("ringing");
    const document = await this.#media.fetch(twimlSource(request)!);
    const [first] = document.verbs;
    if (first?.name === "Reject") return this.#end(first.attributes.reason === "busy" ? "busy" : "no-answer", "app");
    await this.#talk(() => this.#media.run(document));
  }

  async #talk(program: () => Promise<unknown>): Promise<void> {
    const { request, sid } = this.record;
    const { observer } = this.#setup;
    const { logger, phrases, transcriber } = this.#network;
    let deaf = false;
    // Once per call: a broken detector fails thirty times a second.
    const onError = (error: unknown) => {
      if (!deaf) logger?.warn({ callSid: sid, reason: reasonOf(error) }, "callee cannot hear");
      deaf = true;
    };
    const onKey = (digit: string) => this.line?.pressKey(digit);
    const onKeyHeard = (digit: string) => observer?.onKey?.(digit, phone.elapsedMs);
    const vad = await this.#network.createVad();
    if (this.isOver) return;
    const { voice } = this.#setup.callee;
    const phone: Phone = new Phone({ vad, transcriber, phrases, voice, onKey, onKeyHeard, onError });
    this.record.answeredAt = this.#network.clock.now();
    this.#become("in-progress");
    this.#report("answered");
    this.line = new Line(this.#network, sid, phone, this.conditions, observer?.onFrame);
    const limit = setTimeout(() => this.#end("completed", "network"), request.TimeLimit * 1000);
    this.#over.signal.addEventListener("abort", () => clearTimeout(limit));
    void this.#runCallee(phone);
    if (request.MachineDetection !== "none") {
      const detection = reportMachine(this.#network, this, this.#setup.callee, phone, this.#over.signal);
      if (!request.AsyncAmd) await detection;
    }
    await program();
    this.#end("completed", "app");
  }

  /** The callee's side of the talk: it may hang up at any time. */
  async #runCallee(phone: Phone): Promise<void> {
    try {
      await this.#setup.callee.script(phone);
      await phone.pause(RECEIVER_DOWN_MS);
      this.#end("completed", "callee");
    } catch (error) {
      if (!(error instanceof CallEnded)) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#network.logger?.warn({ callSid: this.record.sid, reason: reasonOf(error) }, "call failed");
    this.#end("failed", "network");
  }

  #end(status: CallStatus, by: CallRecord["endedBy"]): void {
    if (this.isOver) return;
    this.record.endedAt = this.#network.clock.now();
    this.record.endedBy = by;
    this.#become(status);
    this.#over.abort();
    this.#ready(false);
    this.line?.hangUp();
    this.#report("completed");
    this.#setup.observer?.onEnded?.(this.record);
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
