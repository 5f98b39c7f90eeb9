import { createLocalStt } from "@parley/speech";
import type { Agent, AgentItem, AgentRequest } from "@parley/voice";
import type { SpeechStack } from "../../apps/server/src/voice/speech-stack.ts";
import { createEnergyVad, modemTranscriber, modemTts } from "../../apps/simulator/src/testing/modem.ts";

/** Speech as tones through the real audio path, and a mind that says (or does) what the test wants. */
export function modemSpeech(say: (request: AgentRequest) => string | AgentItem[]): SpeechStack {
  const agent: Agent = {
    provider: "test",
    async *respond(request) {
      const answer = say(request);
      if (Array.isArray(answer)) yield* answer;
      else if (answer) yield { type: "text", text: answer };
      else yield { type: "wait" };
    },
  };
  return {
    stt: createLocalStt(modemTranscriber),
    tts: modemTts,
    agent,
    model: null,
    realtime: null,
    createVad: async () => createEnergyVad(),
    providers: { stt: "modem", tts: "modem", llm: "test" },
    orders: { stt: [], tts: [], llm: [] },
    health: () => ({}),
    callee: { tts: modemTts, transcriber: modemTranscriber },
    close: async () => {},
  };
}
