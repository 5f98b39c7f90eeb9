import type { UsageRecord } from "../conversation/call-event.ts";
import {
  DEEPGRAM_MINUTE,
  DEEPGRAM_TTS_CHARACTER,
  LLM_TOKEN,
  OPENAI_TTS_CHARACTER,
  TWILIO_MINUTE,
} from "./price-table.ts";

export interface ProviderCost {
  provider: string;
  /** Millionths of a US dollar, whole. */
  microdollars: number;
  /** False when a part of this usage has no listed price (a model of the user's own, say) and was counted as nothing. */
  priced: boolean;
}

/** Providers that run on this machine. */
const LOCAL = new Set(["moonshine", "flite", "silero", "scripted", "simulator", "browser", "gguf"]);

/** An estimate of what a call's usage cost, one line a provider, by the price table of PRICES_AS_OF. */
export function priceUsage(usage: readonly UsageRecord[]): ProviderCost[] {
  const lines = new Map<string, { sum: number; priced: boolean }>();
  for (const record of usage) {
    const price = priceOf(record);
    const line = lines.get(record.provider) ?? { sum: 0, priced: true };
    lines.set(record.provider, { sum: line.sum + (price ?? 0), priced: line.priced && price !== null });
  }
  return [...lines].map(([provider, { sum, priced }]) => ({ provider, microdollars: Math.round(sum), priced }));
}

function priceOf(record: UsageRecord): number | null {
  if (LOCAL.has(record.provider)) return 0;
  switch (record.kind) {
    case "carrier":
      // Twilio bills begun minutes (twilio.com changelog of 27 September 2022).
      return record.provider === "twilio" ? Math.ceil(record.callSeconds / 60) * TWILIO_MINUTE : null;
    case "stt":
      return record.provider === "deepgram" ? (record.audioSeconds / 60) * DEEPGRAM_MINUTE : null;
    case "tts":
      if (record.provider === "deepgram") return record.characters * DEEPGRAM_TTS_CHARACTER;
      return record.provider === "openai" ? record.characters * OPENAI_TTS_CHARACTER : null;
    case "llm": {
      const price = LLM_TOKEN.find(({ model }) => model.test(record.model));
      return price ? record.inputTokens * price.input + record.outputTokens * price.output : null;
    }
  }
}
