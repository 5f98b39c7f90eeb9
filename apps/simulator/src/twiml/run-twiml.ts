import { type TwimlElement, TwimlError } from "./parse-twiml.ts";

/** What TwiML can do to a call. */
export interface TwimlActions {
  say(text: string): Promise<void>;
  pause(seconds: number): Promise<void>;
  /** Resolves when the stream has ended while the call goes on. */
  connectStream(url: string, parameters: Record<string, string>): Promise<void>;
}

const MAX_PARAMETER_LENGTH = 500;

/**
 * Carries out the verbs in order. Resolves at `<Hangup>`, `<Reject>` or the end of the document: the call is over then.
 * Throws TwimlError for a verb that the simulator does not speak, before anything was carried out.
 */
export async function runTwiml(verbs: TwimlElement[], actions: TwimlActions): Promise<void> {
  const steps = verbs.map((verb) => stepOf(verb, actions));
  for (const step of steps) {
    if (step === "hang up") return;
    await step();
  }
}

function stepOf(verb: TwimlElement, actions: TwimlActions): "hang up" | (() => Promise<void>) {
  switch (verb.name) {
    case "Say":
      return () => actions.say(verb.text);
    case "Pause": {
      const seconds = Number(verb.attributes.length ?? 1);
      if (!(seconds >= 0)) throw new TwimlError("the length of <Pause> is not a number of seconds");
      return () => actions.pause(seconds);
    }
    case "Hangup":
    case "Reject":
      return "hang up";
    case "Connect":
      return connectStep(verb, actions);
    default:
      throw new TwimlError(`the simulator does not know the verb <${verb.name}>`);
  }
}

function connectStep(verb: TwimlElement, actions: TwimlActions): () => Promise<void> {
  const [stream, ...others] = verb.children;
  if (stream?.name !== "Stream" || others.length > 0) throw new TwimlError("<Connect> needs one <Stream>");
  const url = stream.attributes.url ?? "";
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target?.protocol !== "wss:" && target?.protocol !== "ws:") throw new TwimlError("<Stream> needs a ws or wss url");
  // Twilio drops a query string without a word; failing shows the mistake before a real call meets it.
  if (target.search) throw new TwimlError("the url of <Stream> has a query string: use <Parameter>");
  const parameters: Record<string, string> = {};
  for (const { name, attributes } of stream.children) {
    if (name !== "Parameter" || !attributes.name) throw new TwimlError("<Stream> holds only <Parameter name value>");
    const value = attributes.value ?? "";
    if (attributes.name.length + value.length > MAX_PARAMETER_LENGTH) {
      throw new TwimlError(`<Parameter name="${attributes.name}"> is longer than ${MAX_PARAMETER_LENGTH} characters`);
    }
    parameters[attributes.name] = value;
  }
  return () => actions.connectStream(url, parameters);
}
