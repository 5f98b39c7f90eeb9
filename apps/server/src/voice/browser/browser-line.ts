import { encodeId } from "@parley/platform";
import type { BrowserStream, CallEvent } from "@parley/voice";
import type { CallStream } from "../call-stream.ts";

/** The engine puts the line down before the last words are settled; the page is told those too, if they come in this time. */
const LAST_WORDS_MS = 2_500;

/** A page as a call's line: hears the words as they are recognized and spoken, and learns of the end. */
export function browserLine({ transport, tell }: BrowserStream, callId: string): CallStream {
  let closing: NodeJS.Timeout | null = null;
  const end = () => {
    if (closing) clearTimeout(closing);
    tell({ type: "ended", call_id: encodeId("call", callId) });
    transport.close();
  };
  return {
    carrier: "browser",
    transport: {
      ...transport,
      close() {
        closing ??= setTimeout(end, LAST_WORDS_MS);
      },
    },
    onEvent(event: CallEvent) {
      if (event.type === "interim") tell({ type: "words", speaker: "callee", text: event.text, final: false });
      if (event.type === "segment") {
        const { speaker, text } = event.segment;
        tell({ type: "words", speaker, text, final: true });
      }
      if (event.type === "ended") end();
    },
  };
}
