import { escapeXml } from "./escape-xml.ts";

/**
 * TwiML that hands a call's audio, both ways, to a wss:// address. Twilio drops a query string there, so data travels as
 * parameters (name and value under 500 characters). The call ends when the stream does: nothing follows `<Connect>`.
 */
export function connectStreamTwiml(stream: { streamUrl: string; parameters?: Record<string, string> }): string {
  const parameters = Object.entries(stream.parameters ?? {})
    .map(([name, value]) => `<Parameter name="${escapeXml(name)}" value="${escapeXml(value)}"/>`)
    .join("");
  const opening = `<Stream url="${escapeXml(stream.streamUrl)}">`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Connect>${opening}${parameters}</Stream></Connect></Response>`;
}
