import type { CallFacts } from "../agent/agent.ts";
import { stemsOf } from "./stems.ts";

const SECRET =
  /\b(?:do(?:es)? not|don't|never|avoid|without|not to|no need to)\b[^.!?]*\b(?:tell|telling|say|saying|mention|mentioning|reveal|revealing|share|sharing|disclose|disclosing|give|giving|state|discuss|discussing|read|know)\b|\b(?:secret|confidential|internal(?:ly)?|private(?:ly)?|between us|only (?:if|when|after|once)|unless)\b/i;
const DIRECTIVE =
  /^(?:please\s+)?(?:be|do|don't|ask|tell|say|never|always|if|when|once|use|keep|speak|make|try|start|begin|end|let|call|offer|find|mention|avoid|stay|sound|thank|insist|accept|agree|negotiate|confirm|check|book|give|get|take|leave|explain|remind|note|remember|should|you|hang|wait|press|stop|only|refer|mind|focus|greet|introduce|answer|respond|reply|repeat)\b/i;

/** Splits into sentences; abbreviations and decimals do not end one. */
export function sentencesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(/(?<=[.!?])(?<!\b(?:mr|mrs|ms|dr|st|no|vs|inc|ltd|co)\.)\s+|\n+/i)
    .map((sentence) => sentence.replace(/^[-*•\s]+/, "").trim())
    .filter(Boolean);
}

/** What of the facts may be told when somebody asks. Sentences that the user wants kept back, and what they speak of, are not in it. */
export function tellable(facts: CallFacts): { labelled: string; statements: string[] } {
  const instructions = sentencesOf(facts.instructions);
  const knowledge = sentencesOf(facts.knowledge);
  const all = [...instructions, ...knowledge];
  const names = new Set(stemsOf(`${facts.callerName ?? ""} ${facts.agentName ?? ""}`));
  const secrets = all.filter((sentence) => SECRET.test(sentence));
  const kept = new Set(secrets.flatMap((sentence) => stemsOf(sentence)).filter((stem) => !names.has(stem)));
  const open = (sentences: string[]) =>
    sentences.filter((sentence, index) => {
      if (SECRET.test(sentence) || refersBack(sentences[index + 1])) return false;
      return !stemsOf(sentence).some((stem) => kept.has(stem));
    });
  const [openInstructions, openKnowledge] = [open(instructions), open(knowledge)];
  return {
    labelled: [...openInstructions, ...openKnowledge, ...open(sentencesOf(facts.purpose))].join("\n"),
    statements: [...openKnowledge, ...openInstructions.filter((sentence) => !DIRECTIVE.test(sentence))],
  };
}

/** "Do not tell them that": keeps the sentence before it back. */
function refersBack(next: string | undefined): boolean {
  return next !== undefined && SECRET.test(next) && /\b(?:it|this|that|these|those)\b/i.test(next);
}
