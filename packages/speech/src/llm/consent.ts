import type { AgentRequest } from "@parley/voice";

const RECORDED: Record<string, string> = {
  en: "This call is recorded.",
  de: "Dieses Gespräch wird aufgezeichnet.",
  fr: "Cet appel est enregistré.",
  es: "Esta llamada se graba.",
  it: "Questa chiamata viene registrata.",
  pt: "Esta chamada é gravada.",
  nl: "Dit gesprek wordt opgenomen.",
};

/**
 * The sentence that the call is recorded, as long as it has to be said and was not heard: it is not left to the model. Null otherwise.
 * Languages without a sentence here get the English one.
 */
export function owedConsent({ facts, history, trigger }: AgentRequest): string | null {
  if (facts.discloseRecording !== true || trigger === "screening") return null;
  const sentence = RECORDED[facts.language?.slice(0, 2).toLowerCase() ?? "en"] ?? RECORDED.en!;
  const heard = history.some(({ speaker, text }) => speaker === "agent" && text.includes(sentence.slice(0, -1)));
  return heard ? null : sentence;
}
