import type { Callee } from "../callees/callee.ts";
import { calleeAt } from "../callees/directory.ts";
import { TwilioError } from "../rest/twilio-error.ts";
import { Call, type CallObserver, type CallSetup } from "./call.ts";
import { CallRequest } from "./call-request.ts";
import type { LineConditions } from "./line-conditions.ts";
import type { Network } from "./network.ts";
import { NumberBook } from "./number-book.ts";

/** Ended calls are forgotten beyond this many, oldest first. */
const MAX_KEPT_CALLS = 1_000;
/** How long closing waits for the last callbacks: the app that they go to is closing too. */
const CLOSING_MS = 1_000;
/** Numbers for callees that were plugged in: +1 500 555 1000 to 9999. */
const FIRST_PLUG = 15_005_551_000;
const PLUGS = 9_000;

export interface Plug {
  callee: Callee;
  line?: LineConditions | undefined;
  observer?: CallObserver | undefined;
}

/** All calls of the simulated network. */
export class Switchboard {
  readonly numbers = new NumberBook();
  readonly #network: Network;
  readonly #calls = new Map<string, Call>();
  readonly #running = new Set<Promise<void>>();
  readonly #plugs = new Map<string, Plug>();
  #nextPlug = 0;

  constructor(network: Network) {
    this.#network = network;
  }

  get now(): Date {
    return this.#network.clock.now();
  }

  /** Starts a call. Throws TwilioError 21211 for a number that the simulator does not reach. */
  place(request: CallRequest): Call {
    const setup = this.#setupFor(request);
    if (!setup) {
      const reach = "The simulator only reaches numbers from +1 500 555 0100 to +1 500 555 0199.";
      throw new TwilioError(
        400,
        21211,
        `The phone number you are attempting to call, ${request.To}, is not valid. ${reach}`,
      );
    }
    return this.#start(setup);
  }

  /** Somebody rings a number of ours. Throws TwilioError 20404 when it is none, or has no VoiceUrl. */
  placeInbound({ to, from }: { to: string; from?: string | undefined }, { callee, line, observer }: Plug): Call {
    const number = this.numbers.at(to);
    if (!number?.voiceUrl) {
      const why = number ? "has no VoiceUrl" : "is no IncomingPhoneNumber of this account";
      throw new TwilioError(404, 20404, `${to} ${why}`);
    }
    const request = CallRequest.parse({
      To: to,
      From: from ?? callee.number,
      Url: number.voiceUrl,
      Method: number.voiceMethod,
      ...(number.voiceFallbackUrl
        ? { FallbackUrl: number.voiceFallbackUrl, FallbackMethod: number.voiceFallbackMethod }
        : {}),
      ...(number.statusCallback
        ? { StatusCallback: number.statusCallback, StatusCallbackMethod: number.statusCallbackMethod }
        : {}),
    });
    const direction = "inbound" as const;
    return this.#start({ callee, request, direction, phoneNumberSid: number.sid, conditions: line, observer });
  }

  /** Gives a callee a number of its own until it is unplugged. */
  plugIn(plug: Plug): { number: string; unplug: () => void } {
    if (this.#plugs.size >= PLUGS) throw new Error("All numbers for callees of one's own are taken.");
    let number: string;
    do number = `+${FIRST_PLUG + (this.#nextPlug++ % PLUGS)}`;
    while (this.#plugs.has(number));
    this.#plugs.set(number, plug);
    return { number, unplug: () => void this.#plugs.delete(number) };
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

  #setupFor(request: CallRequest): CallSetup | null {
    const plug = this.#plugs.get(request.To);
    if (plug) return { callee: plug.callee, request, conditions: plug.line, observer: plug.observer };
    const callee = calleeAt(request.To);
    return callee && { callee, request };
  }

  #start(setup: CallSetup): Call {
    const call = new Call(this.#network, setup, (request, parent) => {
      const party = this.#setupFor(request);
      return party && this.#start({ ...party, direction: "outbound-dial", parentSid: parent.record.sid });
    });
    this.#calls.set(call.record.sid, call);
    this.#forgetOldCalls();
    const running = call.start().finally(() => this.#running.delete(running));
    this.#running.add(running);
    return call;
  }

  #forgetOldCalls(): void {
    for (const [sid, call] of this.#calls) {
      if (this.#calls.size <= MAX_KEPT_CALLS) return;
      if (call.isOver) this.#calls.delete(sid);
    }
  }
}
