import { wordsOf } from "./backchannel.ts";

const ASKS_TO_HOLD =
  /\b(?:please (?:hold|wait)|hold (?:on|please|the line|while|for (?:a|one|just|the))|(?:continue|continuing) (?:to hold|holding)|hang on|bear with me|(?:just )?(?:one|a) (?:moment|second|sec|minute|min)\b(?! ago)|give me (?:just )?(?:a|one|two) (?:moment|second|sec|minute|few)|(?:put|place|putting|placing) you on (?:a )?(?:brief |short |quick )?hold|(?:can|could|would|will|may) you (?:please )?(?:hold|wait|hang on)|(?:mind|keep) holding|(?:stay|remain) on the line|(?:try to connect|connecting|transfer|transferring) you|(?:let me|i'?ll|i will) (?:just |go |quickly )?(?:check|transfer you|connect you|put you through|look (?:that|it|this|into)|get (?:him|her|them|someone|somebody)|see if|find out)|be right (?:back|with you)|wait (?:a|one|just) (?:moment|second|sec|minute))/i;
/** Somebody who thanks for the wait has come back. */
const IS_BACK = /\b(?:thanks|thank you) (?:so much |very much )?for (?:holding|waiting|your patience|hanging on)\b/i;
const STILL_HOLD =
  /\b(?:(?:continue|keep) (?:to hold|holding)|please (?:hold|wait)|(?:stay|remain) on the line|hold the line|still (?:checking|looking)|a (?:little|bit|few more))\b/i;
const ASKED_AS_QUESTION = /\b(?:can|could|would|will|may|mind|shall|okay|ok|please)\b/i;
/** "Would you like to hold, or shall we call you back?" wants an answer first. */
const CHOICE = /\b(?:hold|wait|line|moment|minute)\b[^.!?]*\bor\b[^.!?]*\?/i;

const ANNOUNCEMENT =
  /\b(?:your call is (?:very |extremely |really )?important|(?:position|place|number|caller) (?:\w+ )?in (?:the |our |line|queue)|you are (?:currently )?(?:caller )?number \w+|(?:estimated|expected|approximate|average|current) (?:wait|hold)|(?:agents?|representatives?|associates?|operators?|advisors?|lines|specialists?|team members?|attendants?|staff)(?: \w+)? (?:is|are) (?:all |currently |still |now |presently )*(?:busy|assisting|helping|serving|unavailable|on (?:other|another))|(?:stay|remain) on the line|(?:continue|keep) (?:to hold|holding)|call volumes?|(?:longer|higher|heavier) than (?:normal|usual|expected)|next available|will be (?:with you|answered|taken|connected)|answered (?:shortly|in the order)|in the order (?:it was|they were|received)|we appreciate your (?:patience|business)|did you know|visit (?:us|our) (?:at|on|web)|one of our (?:\w+ )?(?:agents?|representatives?|associates?|operators?|team members?) will)\b/i;
const THANKS_ALONE =
  /^(?:(?:thanks|thank you) (?:so much |very much )?for (?:holding|waiting|your patience)[.!, ]*)+$/i;
/** Words that only somebody who has taken the call says. */
const PERSON =
  /\b(?:how (?:can|may|could) (?:i|we) help|what (?:can|would|could|is|was|did|seems)|who am i|am i speaking|can i (?:get|have|help)|may i (?:have|help|ask)|could i (?:get|have)|my name is|this is \w+ (?:speaking|here|in|from|with)|are you (?:still )?there|i(?:'ve| have) (?:got|found|checked|looked)|i (?:checked|found|looked|spoke))\b/i;

/** A sentence is heard again when this share of its words is the same: recognizers write a word or two differently each time. */
const SAME_SHARE = 0.7;
/** "Hello?" and "Thank you" are said by people as well as by tapes. */
const MIN_REPEATED_WORDS = 4;

/** Whether somebody, or a machine, says that we are to wait: they will be back, and until then nothing is to be said. */
export function asksToHold(text: string): boolean {
  const plain = plainText(text);
  const asked = ASKS_TO_HOLD.exec(plain);
  if (!asked || CHOICE.test(plain)) return false;
  if (IS_BACK.test(plain) && !STILL_HOLD.test(plain)) return false;
  // "Hold on, what?" wants an answer; "can you hold?" and "would you mind waiting?" do not.
  if (plain.trim().endsWith("?") && !ASKED_AS_QUESTION.test(plain)) return false;
  // "One moment. What is the order number?" does not let us wait.
  const after = plain.slice(asked.index + asked[0].length);
  const next = after.slice(Math.max(0, after.search(/[.!?]/)) + 1);
  return !(after.search(/[.!?]/) >= 0 && next.includes("?"));
}

/**
 * Whether what is heard on hold is a tape's: "your call is important to us", a place in the queue, or what was already heard.
 * `earlier`: what was heard before on this hold. Somebody who asks how they can help is nobody's tape.
 */
export function isHoldAnnouncement(text: string, earlier: readonly string[]): boolean {
  const plain = plainText(text);
  if (earlier.some((before) => isSame(before, text))) return true;
  if (PERSON.test(plain)) return false;
  return ANNOUNCEMENT.test(plain) || THANKS_ALONE.test(plain.trim());
}

function isSame(before: string, now: string): boolean {
  const words = countable(now);
  const known = countable(before);
  if (words.length < MIN_REPEATED_WORDS || known.length === 0) return false;
  const left = new Map<string, number>();
  for (const word of known) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(word, count - 1);
  }
  // Of the words heard now: the tape may have been heard in part only.
  return shared / words.length >= SAME_SHARE;
}

/** Numbers count as one word: "you are number three in the queue" and "number two" are one announcement. */
function countable(text: string): string[] {
  const number = /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)$/;
  return wordsOf(plainText(text)).map((word) => (number.test(word) ? "#" : word));
}

function plainText(text: string): string {
  return text.replace(/[’]/g, "'").replace(/\s+/g, " ");
}
