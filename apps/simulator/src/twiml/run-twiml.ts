import type { TwimlSource } from "../network/call-request.ts";
import { type TwimlElement, TwimlError } from "./parse-twiml.ts";
import { type DialOrder, readDial } from "./read-dial.ts";
import { readStream, type StreamOrder } from "./read-stream.ts";

/** What TwiML can do to a call. */
export interface TwimlActions {
  say(text: string): Promise<void>;
  pause(seconds: number): Promise<void>;
  /** Resolves when the stream has ended while the call goes on. */
  connectStream(stream: StreamOrder): Promise<void>;
  /** Resolves when the other party is gone; with the TwiML to go on with when the order names an action. */
  dial(order: DialOrder): Promise<TwimlSource | null>;
}

/** How a document ended: with `<Hangup>` or `<Reject>`, at its end, or with another document to go on with. */
export type TwimlEnding = { type: "hang_up" } | { type: "end" } | { type: "fetch"; source: TwimlSource };

type Step = () => Promise<TwimlEnding | null>;

/**
 * Carries out the verbs in order, none after `signal` has aborted. `resolve` makes a relative address of the document absolute.
 * Throws TwimlError for a verb that the simulator does not speak, before anything was carried out.
 */
export async function runTwiml(
  verbs: TwimlElement[],
  actions: TwimlActions,
  { signal, resolve }: { signal?: AbortSignal; resolve: (url: string) => string },
): Promise<TwimlEnding> {
  const steps = verbs.map((verb) => stepOf(verb, actions, resolve));
  for (const step of steps) {
    if (signal?.aborted) break;
    const ending = await step();
    if (ending) return ending;
  }
  return { type: "end" };
}

function stepOf(verb: TwimlElement, actions: TwimlActions, resolve: (url: string) => string): Step {
  switch (verb.name) {
    case "Say":
      return goingOn(() => actions.say(verb.text));
    case "Pause": {
      const seconds = Number(verb.attributes.length ?? 1);
      if (!(seconds >= 0)) throw new TwimlError("the length of <Pause> is not a number of seconds");
      return goingOn(() => actions.pause(seconds));
    }
    case "Hangup":
    case "Reject":
      return async () => ({ type: "hang_up" });
    case "Redirect": {
      const method = verb.attributes.method?.toUpperCase() === "GET" ? "GET" : "POST";
      return async () => ({ type: "fetch", source: { url: resolve(verb.text), method } });
    }
    case "Connect": {
      const stream = readStream(verb);
      return goingOn(() => actions.connectStream(stream));
    }
    case "Dial": {
      const order = readDial(verb, resolve);
      return async () => {
        const source = await actions.dial(order);
        return source && { type: "fetch", source };
      };
    }
    default:
      throw new TwimlError(`the simulator does not know the verb <${verb.name}>`);
  }
}

const goingOn = (step: () => Promise<void>): Step => {
  return async () => {
    await step();
    return null;
  };
};
