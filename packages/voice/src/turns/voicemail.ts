import { asksWhoCalls } from "./screening.ts";

const GREETING =
  /\b(?:leave (?:us |me |a |your |your name|an? )?(?:a )?(?:brief |short |detailed )?(?:message|name and number|voicemail)|after the (?:tone|beep)|at the (?:tone|beep)|voice ?mail(?:box)?|mailbox (?:is|of)|(?:can'?t|cannot|unable to|not able to) (?:come to|take|answer|get to) (?:the|your|my) (?:phone|call)|not available (?:right now|at the moment|to take)|record your message|reached the (?:voice|mail)|is not available|away from (?:the|my) phone)/i;

/** Whether these words are a machine's greeting that asks for a message. A screener that wants a name "after the tone" is none. */
export function isVoicemailGreeting(text: string): boolean {
  return GREETING.test(text.replace(/’/g, "'")) && !asksWhoCalls(text);
}
