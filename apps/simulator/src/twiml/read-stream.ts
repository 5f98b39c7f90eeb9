import { type TwimlElement, TwimlError } from "./parse-twiml.ts";

/** What `<Connect><Stream>` asks for. */
export interface StreamOrder {
  url: string;
  name: string;
  parameters: Record<string, string>;
  statusCallback: string | undefined;
  statusCallbackMethod: "GET" | "POST";
}

const MAX_PARAMETER_LENGTH = 500;

/** Reads `<Connect>` with its one `<Stream>` (twilio.com/docs/voice/twiml/stream). Throws TwimlError. */
export function readStream(connect: TwimlElement): StreamOrder {
  const [stream, ...others] = connect.children;
  if (stream?.name !== "Stream" || others.length > 0) throw new TwimlError("<Connect> needs one <Stream>");
  const { url = "", name = "", statusCallback, statusCallbackMethod } = stream.attributes;
  const target = URL.canParse(url) ? new URL(url) : null;
  if (target?.protocol !== "wss:" && target?.protocol !== "ws:") throw new TwimlError("<Stream> needs a ws or wss url");
  // Twilio drops a query string without a word; failing shows the mistake before a real call meets it.
  if (target.search) throw new TwimlError("the url of <Stream> has a query string: use <Parameter>");
  if (statusCallback !== undefined && !/^https?:/.test(statusCallback)) {
    throw new TwimlError("the statusCallback of <Stream> is not an absolute web address");
  }
  const parameters: Record<string, string> = {};
  for (const { name, attributes } of stream.children) {
    if (name !== "Parameter" || !attributes.name) throw new TwimlError("<Stream> holds only <Parameter name value>");
    const value = attributes.value ?? "";
    if (attributes.name.length + value.length > MAX_PARAMETER_LENGTH) {
      throw new TwimlError(`<Parameter name="${attributes.name}"> is longer than ${MAX_PARAMETER_LENGTH} characters`);
    }
    parameters[attributes.name] = value;
  }
  const method = statusCallbackMethod?.toUpperCase() === "GET" ? "GET" : "POST";
  return { url, name, parameters, statusCallback, statusCallbackMethod: method };
}
