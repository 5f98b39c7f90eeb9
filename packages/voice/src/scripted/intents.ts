import { asksForDetail } from "./given-details.ts";
import { wantsOtherLanguage } from "./languages.ts";
import { numberIn } from "./spoken-numbers.ts";

/** What a turn of the other side asks of the scripted agent. The first rule that matches wins. */
export type Intent =
  | "language"
  | "wrong_number"
  | "no_recording"
  | "refusal"
  | "callback_offer"
  | "later"
  | "connecting"
  | "hold"
  | "robot"
  | "human"
  | "who"
  | "repeat"
  | "details"
  | "message"
  | "unable"
  | "anything_else"
  | "goodbye"
  | "greeting"
  | "agree"
  | "deny"
  | "question"
  | "statement";

const PERSON =
  "(?:human|person|people|manager|supervisor|someone|somebody|agent|representative|operator|owner|boss|doctor|receptionist|colleague)";
const RULES: [Intent, RegExp][] = [
  [
    "wrong_number",
    /\b(?:wrong (?:number|person)|no one (?:here )?by that name|nobody (?:here )?by that name|not a business)\b/,
  ],
  [
    "no_recording",
    /\b(?:(?:do(?:n't| not)|stop|not|no|refuse|without) (?:want |wish |agree |consent )?(?:(?:to|you|me) )*(?:be(?:ing)? )?(?:record|recorded|recording)\b|turn (?:off|the) (?:the )?record|(?:don't|do not) (?:consent|agree) to)/,
  ],
  [
    "refusal",
    /\b(?:not interested|stop calling|do(?:n't| not) call (?:me|us|here|again|back)|take (?:me|us) off|remove (?:me|us)|no thank(?:s| you)|leave (?:me|us) alone|do(?:n't| not) (?:talk|speak) (?:to|with) (?:robots|machines|bots|computers|ai)|(?:won't|will not|refuse to) (?:help|talk|speak|answer))\b/,
  ],
  [
    "callback_offer",
    /\b(?:call|ring|phone|get back to|reach) you(?: back)?\b(?!.*\b(?:number|reach you at)\b)|\bgive you a (?:call|ring)\b/,
  ],
  [
    "later",
    /\b(?:call (?:back|again|us back|me back|me (?:later|tomorrow)|us (?:later|tomorrow)|later)|try again (?:later|tomorrow)|not a good time|busy right now|bad time|in a meeting|another time)\b/,
  ],
  [
    "connecting",
    /\b(?:(?:put|putting) you (?:through|on to|over)|(?:transfer|transferring|connect|connecting|forward|forwarding) you|let me (?:get|grab|transfer|connect|put you|hand you|fetch)|(?:i'll|i will|i'm going to) (?:get|grab|fetch) (?:my|the|a|him|her|them|someone|somebody)|hand(?:ing)? you over|try to connect you)\b/,
  ],
  [
    "hold",
    /\b(?:(?:please |can you |could you )?hold(?: on| the line|,? please)?(?! up)|one (?:moment|second|sec|minute)|just a (?:moment|second|sec|minute)|bear with me|hang on|give me a (?:moment|second|sec|minute)|let me (?:check|look|see|find|pull)|wait|i'll (?:check|look)|i will (?:check|look)|checking)\b/,
  ],
  [
    "robot",
    /\b(?:(?:are|is|or|argue|view) (?:you|this|it)?\s*(?:a |an )?(?:real |actual |live )?(?:robot|machine|bot|computer|ai|recording|human|person|automated|artificial)|(?:talking|speaking) (?:to|with) (?:a |an )?(?:real |actual |live )?(?:robot|machine|bot|computer|ai|human|person)|you,? (?:a )?robot|robo ?call)\b/,
  ],
  [
    "human",
    new RegExp(
      `\\b(?:speak|talk) (?:to|with) (?:a |an |the |your |my )?(?:real |actual |live |human )?${PERSON}\\b|\\b(?:get|give|transfer|connect|put) me (?:(?:through|over) )?(?:to |with )?(?:a |an |the |your )?(?:real |live |human )?${PERSON}\\b|\\bis there (?:a |an )?(?:real |live |human )?(?:human|person|manager|supervisor)\\b|\\b(?:can|could|may) i (?:speak|talk) (?:to|with) (?!you\\b)|\\b(?:transfer|connect|put) me (?:through )?to\\b|^(?:a )?(?:human|representative|operator|agent|manager)(?:,? please)?\\W*$`,
    ),
  ],
  [
    "who",
    /\b(?:is this (?!a good|the right|for)(?!.*\b(?:number|correct|right)\b)|am i (?:speaking|talking) (?:to|with)|who(?:'s| is| are)? (?:this|calling|speaking|you|there|am i)|who am i (?:speaking|talking)|your name|state your name|what company|where are you calling from|what is this (?:about|regarding)|why are you calling|what(?:'s| is) (?:this|it) about)\b/,
  ],
  [
    "repeat",
    /\b(?:pardon|say (?:that|it) again|repeat (?:that|it)|come again|(?:did ?n[o']t|couldn't|can't|cannot|could not|can not) (?:catch|hear|understand|get)|what did you say|what was that|excuse me\?)|^(?:sorry|what|huh)\??$/,
  ],
  [
    "message",
    /\b(?:(?:leave|take|pass on|give) (?:a |him a |her a |them a |you a |me a |my )?message|leave (?:a )?voice ?mail)\b/,
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
  /^(?:(?:yes|yeah|yep|yup|sure|okay|ok|right|correct|exactly|of course|absolutely|certainly|no problem|uh-huh|mm-hmm|i can(?: certainly)? help(?: you)?(?: with that)?|i would be happy to help(?: you)?(?: with that)?|happy to help|that(?:'s| is) (?:right|correct)|sounds good|go ahead|thank you|thanks|please|ma'am|sir|it is|you can|we do|we are|we can|they do|i do)[\s,.!]*)+$/;
const GREETING =
  /\b(?:hello|hi|hey|good (?:morning|afternoon|evening)|thank(?:s| you) for (?:calling|holding)|how (?:can|may) (?:i|we) help|how (?:can|may) i (?:direct|assist)|what can i (?:do|get|help)(?: for)? you|what (?:would|do) you (?:like|want|need)(?: to (?:know|ask|do))?\??$|what(?:'s| is) your question|how are you|speaking)\b/;
const ASKS =
  /\?\W*$|^(?:(?:and|so|but|okay|ok|sure|yes|well|hi|hello|sorry|um|uh)[ ,.]+)*(?:what|which|when|where|who|whose|how|why|can|could|may|do|does|did|is|are|will|would|have|has|i (?:want|would like|need) to know|i(?:'ll| will)? (?:just |also )?need (?:the|your|an?)|(?:please )?(?:give|tell|provide)(?: me)?|i was wondering)\b/;

/** Reads the purpose of a turn from its words. */
export function intentOf(text: string): Intent {
  const plain = text.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, " ").trim();
  if (wantsOtherLanguage(text)) return "language";
  for (const [intent, rule] of RULES) {
    // A detail that is asked for comes after the ways to end or stop a call, and before "I don't have that number, what is it?".
    if (intent === "message" && asksForDetail(plain)) {
      // "The order number is 4471" gives a detail; "what is the order number" wants one.
      return numberIn(plain) && !plain.endsWith("?") ? "statement" : "details";
    }
    if (rule.test(plain)) return intent;
  }
  if (AGREE.test(plain)) return "agree";
  if (GREETING.test(plain)) return "greeting";
  return ASKS.test(plain) ? "question" : "statement";
}

/** Whether a turn holds a question, apart from what else it does. */
export const isQuestion = (text: string): boolean => ASKS.test(text.toLowerCase().replace(/[’]/g, "'").trim());

/** Whether somebody introduces themselves: another person has come to the phone. */
export const introducesSelf = (text: string): boolean =>
  /\b(?:this is (?!about|regarding|a |an |the |not |it)\w+|my name is|you(?:'re| are) (?:speaking|talking) (?:to|with)|how (?:can|may) i help|what can i do for you|\w+ speaking)\b/i.test(
    text.replace(/’/g, "'"),
  );
