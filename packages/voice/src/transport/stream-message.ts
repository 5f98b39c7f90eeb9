import { encodePayload } from "./payload.ts";

/** The messages that we send on one stream, as JSON text. Without string work on the parts that never change. */
export function messagesOf(streamSid: string) {
  const stream = JSON.stringify(streamSid);
  const mediaStart = `{"event":"media","streamSid":${stream},"media":{"payload":"`;
  const clear = `{"event":"clear","streamSid":${stream}}`;
  return {
    media: (samples: Int16Array) => `${mediaStart}${encodePayload(samples)}"}}`,
    mark: (name: string) => `{"event":"mark","streamSid":${stream},"mark":{"name":${JSON.stringify(name)}}}`,
    clear: () => clear,
  };
}
