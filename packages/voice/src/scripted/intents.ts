import { numberIn } from "./digits.ts";

/** What a callee's turn asks of the scripted agent. The first rule that matches wins. */
export type Intent =
  | "wrong_number"
  | "refusal"
  | "later"
  | "hold"
  | "robot"
  | "who"
  | "repeat"
  | "details"
  | "unable"
  | "anything_else"
  | "goodbye"
  | "greeting"
  | "agree"
  | "deny"
  | "question"
  | "statement";

const RULES: [Intent, RegExp][] = [
  ["wrong_number", /\b(?:wrong number|no one (?:here )?by that name|nobody (?:here )?by that name|not a business)\b/],
  [
    "refusal",
    /\b(?:not interested|stop calling|do(?:n't| not) call (?:me|us|here|again|back)|take (?:me|us) off|remove (?:me|us)|no thank(?:s| you)|leave (?:me|us) alone|do(?:n't| not) (?:talk|speak) (?:to|with) (?:robots|machines|bots|computers|ai)|(?:won't|will not|refuse to) (?:help|talk|speak|answer))\b/,
  ],
  [
    "later",
    /\b(?:call (?:back|again|us back|me back)(?: later| tomorrow| another)?|not a good time|busy right now|bad time|in a meeting)\b/,
  ],
  [
    "hold",
    /\b(?:(?:please |can you |could you )?hold(?: on| the line|,? please)?(?! up)|one (?:moment|second|sec|minute)|just a (?:moment|second|sec|minute)|bear with me|hang on|give me a (?:moment|second|sec|minute)|let me (?:check|look|see|find|pull|get|transfer|put)|wait|i'll (?:check|look|transfer|put you)|i will (?:check|look|transfer|put you)|checking)\b/,
  ],
  [
    "robot",
    /\b(?:(?:are|is|or|argue|view) (?:you|this|it)?\s*(?:a |an )?(?:real |actual )?(?:robot|machine|bot|computer|ai|recording|human|person|automated)|(?:talking|speaking) (?:to|with) (?:a |an )?(?:real |actual )?(?:robot|machine|bot|computer|ai|human|person)|you,? (?:a )?robot)\b/,
  ],
  [
    "who",
    /\b(?:who(?:'s| is| are)? (?:this|calling|speaking|you|there|am i)|who am i (?:speaking|talking)|your name|state your name|what company|where are you calling from|what is this (?:about|regarding)|why are you calling|what(?:'s| is) (?:this|it) about)\b/,
  ],
  [
    "repeat",
    /\b(?:pardon|say (?:that|it) again|repeat (?:that|it)|come again|(?:did ?n[o']t|couldn't|can't|cannot|could not|can not) (?:catch|hear|understand|get)|what did you say|what was that|excuse me\?)|^(?:sorry|what|huh)\??$/,
  ],
  [
    "details",
    /\b(?:order|confirmation|account|reference|case|ticket|policy|member(?:ship)?|booking|reservation|tracking|invoice|customer|claim|serial|phone|callback|call back|contact|card|social security|security|pin)(?:'s)? (?:number|numbered|id|code)\b|\bdate of birth\b|\bbirth ?(?:day|date)\b|\b(?:zip|postal) ?code\b|\bzip\b|\b(?:e-?mail|mailing|street|delivery|home) ?address\b|\bthe address\b|\byour address\b|\be-?mail\b|\bpassword\b|\b(?:what|whose|which) name\b|\bname (?:on|for|is it|of the)\b|\b(?:last|first|full) name\b|\bhow many (?:people|persons|guests)\b|\bwhat (?:time|day|date) (?:would|do|works|should)\b/,
  ],
  [
    "unable",
    /\b(?:(?:do ?n[o']t|do not|did ?n[o']t) (?:know|have (?:that|any|it|this))|no idea|(?:can't|cannot|can not|unable to|not able to) (?:help|tell|say|find|do|give|share)|there is nothing|not possible|we(?:'re| are) closed)\b/,
  ],
  ["anything_else", /\b(?:anything else|something else|is that (?:all|everything|it)|else (?:i|we) can (?:help|do))\b/],
  ["goodbye", /\b(?:good-?bye?|bye|bye-bye|have a (?:good|great|nice) (?:day|one|evening|afternoon|weekend))\b/],
  ["deny", /^(?:no|nope|nah|not (?:quite|right|really)|incorrect|that(?:'s| is) (?:wrong|not))\b/],
];

const AGREE =
  /^(?:(?:yes|yeah|yep|yup|sure|okay|ok|right|correct|exactly|of course|absolutely|certainly|no problem|uh-huh|mm-hmm|i can(?: certainly)? help(?: you)?(?: with that)?|i would be happy to help(?: you)?(?: with that)?|happy to help|that(?:'s| is) (?:right|correct)|sounds good|go ahead|thank you|thanks|please|ma'am|sir|it is|you can)[\s,.!]*)+$/;
const GREETING =
  /\b(?:hello|hi|hey|good (?:morning|afternoon|evening)|thank(?:s| you) for calling|how (?:can|may) (?:i|we) help|how (?:can|may) i (?:direct|assist)|what can i do for you|speaking)\b/;

/** Reads the purpose of a callee's turn from its words. */
export function intentOf(text: string): Intent {
  const plain = text.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, " ").trim();
  for (const [intent, rule] of RULES) {
    if (!rule.test(plain)) continue;
    // "The order number is 4471" gives a detail; "what is the order number" wants one.
    return intent === "details" && numberIn(plain) && !plain.endsWith("?") ? "statement" : intent;
  }
  if (AGREE.test(plain)) return "agree";
  if (GREETING.test(plain)) return "greeting";
  return plain.endsWith("?") ? "question" : "statement";
}
