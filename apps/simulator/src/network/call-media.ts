import { StreamClient } from "../media/stream-client.ts";
import { fetchTwiml, type TwimlDocument } from "../twiml/fetch-twiml.ts";
import type { DialOrder } from "../twiml/read-dial.ts";
import type { StreamOrder } from "../twiml/read-stream.ts";
import { TwimlProgram } from "../twiml/twiml-program.ts";
import type { Call } from "./call.ts";
import { callParameters } from "./call-record.ts";
import type { TwimlSource } from "./call-request.ts";
import { actionOf, dialParty, type PlaceParty } from "./dial-party.ts";
import type { Network } from "./network.ts";
import { reportStream } from "./report-stream.ts";

/** What a call's TwiML makes of its line: sentences, a media stream, another party. */
export class CallMedia {
  readonly #network: Network;
  readonly #call: Call;
  readonly #placeParty: PlaceParty;
  readonly #over: AbortSignal;
  readonly #program: TwimlProgram;
  /** What the next document is told besides the call's own parameters. */
  #told: Record<string, string> = {};

  constructor(network: Network, call: Call, placeParty: PlaceParty, over: AbortSignal) {
    this.#network = network;
    this.#call = call;
    this.#placeParty = placeParty;
    this.#over = over;
    this.#program = new TwimlProgram({
      fetch: (source, signal) => this.fetch(source, signal),
      actions: (signal) => ({
        say: async (text) => this.#call.line?.prompt(await network.phrases.speech(text)),
        pause: async (seconds) => this.#call.line?.pause(seconds * 1000),
        connectStream: (stream) => this.#connect(stream),
        dial: (order) => this.#dial(order, signal),
      }),
    });
  }

  run(source: TwimlSource | TwimlDocument): Promise<"hang_up" | "end"> {
    return this.#program.run(source);
  }

  redirect(source: TwimlSource): void {
    this.#program.redirect(source);
  }

  fetch(source: TwimlSource, signal: AbortSignal = this.#over): Promise<TwimlDocument> {
    const { FallbackUrl: url, FallbackMethod: method } = this.#call.record.request;
    const parameters = { ...callParameters(this.#call.record), ...this.#told };
    this.#told = {};
    return fetchTwiml(source, {
      parameters,
      authToken: this.#network.authToken,
      signal: AbortSignal.any([this.#over, signal]),
      fallback: url === undefined ? undefined : { url, method },
    });
  }

  async #connect(order: StreamOrder): Promise<void> {
    const { line, record, conditions, isOver } = this.#call;
    if (isOver || !line) return;
    const { accountSid, authToken, logger } = this.#network;
    const { url, parameters } = order;
    const stream = new StreamClient({
      url,
      callSid: record.sid,
      accountSid,
      authToken,
      parameters,
      conditions,
      logger,
    });
    void reportStream(this.#network, record, order, stream);
    await line.connect(stream);
  }

  async #dial(order: DialOrder, signal: AbortSignal): Promise<TwimlSource | null> {
    const stop = AbortSignal.any([this.#over, signal]);
    const result = await dialParty(this.#call, order, this.#placeParty, stop);
    const next = actionOf(order, result);
    if (next) this.#told = next.told;
    return next?.source ?? null;
  }
}
