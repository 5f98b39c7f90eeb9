const NAMES: Record<string, string> = {
  moonshine: "Moonshine, on this machine",
  flite: "Flite, on this machine",
  twilio: "Twilio",
  deepgram: "Deepgram",
  openai: "OpenAI",
  anthropic: "Anthropic",
  simulator: "Phone simulator",
};

/** A carrier or provider as it writes itself; one that is not known keeps the word that the call has. */
export function providerName(provider: string): string {
  return NAMES[provider] ?? provider;
}
