import twilio from "twilio";

/** TwiML that hands the call's audio, both ways, to a WebSocket. Query strings are dropped by Twilio, so data goes as parameters. */
export function connectStreamTwiml({
  streamUrl,
  parameters,
}: {
  streamUrl: string;
  parameters: Record<string, string>;
}): string {
  const response = new twilio.twiml.VoiceResponse();
  const stream = response.connect().stream({ url: streamUrl });
  for (const [name, value] of Object.entries(parameters)) stream.parameter({ name, value });
  return response.toString();
}
