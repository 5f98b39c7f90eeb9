import vader from "vader-sentiment";

/** Said on any line to any caller: these words carry no feeling there, though the lexicon scores them. */
const LINE_TALK =
  /\b(?:please|hold the line|no problem(?: at all)?|no worries|not a problem|thanks? (?:you )?for (?:calling|holding|waiting)|may i help you|can i help you|how (?:can|may) (?:i|we) (?:help|assist)(?: you)?|help you with|good (?:morning|afternoon|evening)|matter|number)\b/g;
/** What the lexicon does not know of people on the phone. */
const COMPLAINTS =
  /\b(?:waiting (?:for )?(?:over |more than )?(?:\w+ )?(?:hours?|days?|weeks?|months?)|nobody (?:ever )?(?:called|calls|answers|answered|helped)|for the (?:third|fourth|fifth|tenth|hundredth) time|still (?:have not|haven't|has not|hasn't|not)|fed up|speak to (?:a|your) (?:manager|supervisor)|stop calling)\b/g;
const COMPLAINT_SCORE = 0.25;
const MIN_WORDS = 2;

/**
 * The feeling in one turn's words, -1 to 1 to two digits; null when fewer than two words were said. A bare yes or no answers a
 * question and is no feeling.
 */
export function scoreSentiment(text: string): number | null {
  const plain = text.toLowerCase().replace(/[’]/g, "'");
  const words = plain.match(/[a-z0-9']+/g) ?? [];
  if (words.length < MIN_WORDS) return null;
  const talk = plain.replace(LINE_TALK, " ").replace(/^\s*(?:yes|no|yeah|okay|ok|sure)\b[\s,.]*/, "");
  const { compound } = vader.SentimentIntensityAnalyzer.polarity_scores(talk);
  const complaints = plain.match(COMPLAINTS)?.length ?? 0;
  const score = (Number.isFinite(compound) ? compound : 0) - complaints * COMPLAINT_SCORE;
  return Math.round(Math.min(1, Math.max(-1, score)) * 100) / 100;
}
