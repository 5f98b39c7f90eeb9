import { wordsOf } from "../turns/backchannel.ts";
import { acceptAnswer, bearsOn, isOffer } from "./accept-answer.ts";
import {
  type DialogueContext,
  type DialogueState,
  end,
  type Reaction,
  say,
  stay,
  type Turn,
} from "./dialogue-state.ts";
import { findFact } from "./find-fact.ts";
import { givenDetail } from "./given-details.ts";
import { PHRASES } from "./phrases.ts";
import { inThirdPerson, speakPurpose } from "./purpose.ts";
import { digitsAloud, sentenceAloud } from "./spoken-numbers.ts";
import { tellable } from "./tellable.ts";

/** A turn about the matter on a call that we placed. */
export function reactOutbound(state: DialogueState, turn: Turn, context: DialogueContext): Reaction {
  const { intent, text, question } = turn;
  const { facts } = context;
  const asked = context.questions[state.question] ?? "";
  if (intent === "anything_else" && context.introduced) {
    return asked && context.timesHeard(asked) < 2 ? stay(state, asked) : end(state, PHRASES.thatIsAll);
  }
  if (intent === "goodbye") return end(state, PHRASES.goodbye);
  if (!context.introduced) return say({ ...state, handover: false }, context.introduction);
  if (state.handover) return say({ ...state, handover: false }, context.introduction);
  if (intent === "details") return detailAnswer(state, turn, context);
  if (intent === "repeat") {
    return state.readBack
      ? stay(state, readBackAgain(state))
      : stay(state, `I said: ${speakPurpose(facts).statement}`, asked);
  }
  if (intent === "unable" || intent === "message") return end(state, PHRASES.thanksForChecking);
  if (question === "") return end(state, `${PHRASES.thanks} ${PHRASES.allINeeded}`);
  if (context.timesHeard(asked) === 0) return stay(state, question);
  if (state.readBack) {
    const answer = acceptAnswer(state, turn, context);
    if (answer) return answer;
  }
  if (intent === "greeting") return stay(state, question);
  if (intent === "question") return answerQuestion(state, turn, context);
  if (intent === "agree" && isOffer(text, asked))
    return isMurmur(text) ? stay(state, question) : stay(state, PHRASES.thanks);
  if (intent === "statement" && !bearsOn(text, asked, speakPurpose(facts).statement, state.attempts))
    return offTheMatter(state, turn);
  return acceptAnswer(state, turn, context) ?? stay(state, question);
}

/** "Uh-huh": somebody listens. */
const isMurmur = (text: string) =>
  /^(?:(?:uh|huh|mm|hmm|mhm|mm-?hmm|uh-?huh|ah|oh|okay|ok|yeah|yes)[\s,.!]*)+$/i.test(text.trim());

const readBackAgain = ({ readBack }: DialogueState) =>
  `${PHRASES.letMeReadBack} ${digitsAloud(readBack ?? "")}. ${PHRASES.isThatRight}`;

/** Two people at once, a fragment, or something else altogether: asks once to say it again, then goes back to the question. */
function offTheMatter(state: DialogueState, { text, question }: Turn): Reaction {
  const fragment = wordsOf(text).length < 4;
  if (fragment && !state.askedAgain) return stay({ ...state, askedAgain: true }, PHRASES.didNotFollow);
  return stay(state, fragment ? PHRASES.sorry : PHRASES.iSee, question);
}

/** Answers from what the user gave, word for word; says so when it does not stand there. */
function answerQuestion(state: DialogueState, { text, question }: Turn, { facts, has }: DialogueContext): Reaction {
  if (OFFERS_TO_CHECK.test(text)) return say(state, "Yes, please.");
  const owner = facts.callerName?.trim() || "my client";
  const fact = findFact(text, tellable(facts).statements);
  if (fact) {
    const spoken = sentenceAloud(inThirdPerson(fact.sentence, owner));
    return say(state, fact.exact ? "" : PHRASES.onlyThisIsKnown, spoken);
  }
  if (!has("look_up")) return stay(state, PHRASES.notGiven, question);
  return { ...say(state, PHRASES.notGiven, question), lookUp: { query: text, after: "" } };
}

const OFFERS_TO_CHECK =
  /\b(?:would you like me to|do you want me to|shall i|should i|can i)\s+(?:check|look|find out|ask|see)\b/i;

function detailAnswer(
  state: DialogueState,
  { text, question }: Turn,
  { facts, timesHeard }: DialogueContext,
): Reaction {
  const detail = givenDetail(text, facts);
  if (detail?.value) return say({ ...state, attempts: 0 }, `It is ${digitsAloud(detail.value)}.`);
  const missing = `${PHRASES.sorry.slice(0, -1)}, I was not given ${detail?.name ?? "that"}.`;
  const instead = facts.callerName && detail?.name !== "a name" ? `The name is ${facts.callerName}.` : "";
  return stay(
    state,
    missing,
    timesHeard(instead) > 1 ? "" : instead,
    question === PHRASES.anythingAboutIt ? "" : question,
  );
}
