import { z } from "zod";

/** Which key each provider needs. Those without one run on this machine. */
const KEY_OF = {
  deepgram: "DEEPGRAM_API_KEY",
  openai: "OPENAI_API_KEY",
  anthropic: "ANTHROPIC_API_KEY",
  "openai-compatible": "LLM_BASE_URL",
  gguf: "GGUF_PATH",
} as const;

/** All providers of a kind in the order that is taken when nobody names one, local ones last. */
const STT = ["deepgram", "moonshine"] as const;
const TTS = ["openai", "deepgram", "flite"] as const;
/** A server or a file of one's own goes first: who names one wants it used. */
const LLM = ["openai-compatible", "gguf", "openai", "anthropic", "scripted"] as const;

const list = <T extends string>(names: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((value) => value.split(",").map((name) => name.trim()))
    .pipe(z.array(z.enum(names, `must be a list of ${names.join(", ")}, the first choice first`)))
    .refine((value) => new Set(value).size === value.length, "names a provider twice")
    .optional();

/** Variables that say who hears, speaks and thinks, in which order. */
export const providerVariables = {
  STT_PROVIDERS: list(STT),
  TTS_PROVIDERS: list(TTS),
  LLM_PROVIDERS: list(LLM),
};

type Lists = { [Name in keyof typeof providerVariables]?: z.output<(typeof providerVariables)[Name]> };
type Keys = { [Name in (typeof KEY_OF)[keyof typeof KEY_OF]]?: string };
type ProviderEnv = Lists & Keys;

export interface ProviderOrders {
  stt: (typeof STT)[number][];
  tts: (typeof TTS)[number][];
  llm: (typeof LLM)[number][];
}

const keyOf = (name: string) => (name in KEY_OF ? KEY_OF[name as keyof typeof KEY_OF] : undefined);

/** The orders that hold: as listed, else every provider whose key is set, then the local one. */
export function providerOrders(env: ProviderEnv): ProviderOrders {
  const usable = <T extends string>(names: readonly T[]) =>
    names.filter((name) => {
      const key = keyOf(name);
      return !key || env[key] !== undefined;
    });
  return {
    stt: env.STT_PROVIDERS ?? usable(STT),
    tts: env.TTS_PROVIDERS ?? usable(TTS),
    llm: env.LLM_PROVIDERS ?? usable(LLM),
  };
}

/** Says which key a listed provider lacks. */
export function checkProviders(env: ProviderEnv, context: z.RefinementCtx): void {
  for (const name of ["STT_PROVIDERS", "TTS_PROVIDERS", "LLM_PROVIDERS"] as const) {
    for (const provider of env[name] ?? []) {
      const key = keyOf(provider);
      if (!key || env[key] !== undefined) continue;
      context.addIssue({
        code: "custom",
        path: [key],
        message: `is missing. ${name} lists ${provider}, which needs it.`,
      });
    }
  }
}
