import type { Phone } from "../callee/phone.ts";
import type { LineConditions } from "../network/line-conditions.ts";

/** Somebody (or something) that can be rung in the simulated network. */
export interface Callee {
  /** E.164, in the range of +1 500 555 01xx. */
  number: string;
  name: string;
  /** One sentence for the user: what happens when this number is called. */
  description: string;
  pickUp: "answers" | "busy" | "no-answer" | "failed";
  /** What an ideal answering machine detection would find. */
  answeredBy: "human" | "machine" | "fax" | "unknown";
  /** What is wrong with this number's line. */
  line?: LineConditions;
  /** The voice that it asks the simulator's synthesis for; the simulator's usual one without. */
  voice?: string;
  /** Sentences to synthesise while the phone rings. */
  phrases: string[];
  /** What the callee does on the phone. When it returns, the callee hangs up. */
  script(phone: Phone): Promise<void>;
}

/** A callee that never gets to talk. */
export function neverAnswers(callee: Omit<Callee, "answeredBy" | "phrases" | "script">): Callee {
  return { ...callee, answeredBy: "unknown", phrases: [], script: () => Promise.resolve() };
}
