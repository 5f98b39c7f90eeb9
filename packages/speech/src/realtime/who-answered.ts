import { type AnsweredBy, type CallEvent, isVoicemailGreeting } from "@parley/voice";

/** Tells a person from a voicemail by the words that were heard; a greeting may come after words that sounded like a person's. */
export function createWhoAnswered(options: { inbound: boolean; callMs(): number; emit(event: CallEvent): void }) {
  let answeredBy: AnsweredBy = "unknown";
  return {
    get answeredBy() {
      return answeredBy;
    },
    /** Answers whether these words have just shown that it is a voicemail. */
    hear(text: string): boolean {
      const machine = !options.inbound && isVoicemailGreeting(text);
      if (answeredBy === "voicemail" || (answeredBy === "human" && !machine)) return false;
      answeredBy = machine ? "voicemail" : "human";
      options.emit({ type: "answered_by", answeredBy, atMs: options.callMs() });
      return machine;
    },
  };
}
