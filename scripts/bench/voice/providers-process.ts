import { startDeepgramStandIn, startLlmStandIn, startOpenAiSpeechStandIn } from "@parley/testing";
import { replyText } from "./replies.ts";
import { serveParent } from "./serve-parent.ts";
import { wordsSound } from "./words-sound.ts";

export interface ProvidersOrder {
  sttMs: number;
  interimMs: number;
  llmMs: number;
  ttsMs: number;
  /** What every call says, in order. */
  script: { text: string; speechMs: number }[];
  /** Sentences of an answer. */
  sentences: number;
}

export interface ProvidersPlace {
  deepgramUrl: string;
  openAiUrl: string;
  llmUrl: string;
}

// The vendors, in a process of their own: they take none of the engine's time.
serveParent({
  async start({ sttMs, interimMs, llmMs, ttsMs, script, sentences }: ProvidersOrder): Promise<ProvidersPlace> {
    const deepgram = await startDeepgramStandIn({
      latency: { ms: sttMs },
      interimLatency: { ms: interimMs },
      latencyFrom: "speech",
      script,
    });
    const speech = await startOpenAiSpeechStandIn({ firstByte: { ms: ttsMs }, sound: wordsSound });
    const llm = await startLlmStandIn({ firstTokenMs: llmMs });
    let asked = 0;
    llm.reply = () => {
      // Kept for tests that look at them; here they only grow.
      llm.requests.length = 0;
      speech.requests.length = 0;
      return { text: replyText(asked++, sentences) };
    };
    return { deepgramUrl: deepgram.baseUrl, openAiUrl: speech.baseUrl, llmUrl: llm.baseUrl };
  },
});
