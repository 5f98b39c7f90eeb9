/**
 * What a caller wants, by the words that were heard. The first rule that fits wins, so the narrow ones stand first. The rules
 * are loose on purpose: the words come from speech recognition of a telephone line.
 */
const RULES = [
  [
    "goodbye",
    /\b(good[ -]?bye?|bye|bye-bye|have a (good|great|nice|lovely|wonderful) (day|one|evening|afternoon|weekend))\b/,
  ],
  [
    "confirm",
    /\b(is (that|this) (right|correct)|correct\?|right\?|(just )?to confirm|let me (confirm|read (that|it) back|repeat))/,
  ],
  [
    "repeat",
    /\b(pardon|repeat (that|it)|say (that|it) again|(didn.t|did not) (catch|hear|get) (that|you)|come again)\b/,
  ],
  ["are_you_there", /\b(are you (still )?there|can you hear me)\b/],
  [
    "no_number",
    /\b((don.t|do not|didn.t|not) (have|know|been given|given|got)|no (order )?number|without (a|an|the) number)\b/,
  ],
  [
    "nothing_else",
    /\b(nothing else|that.s (all|it|everything)|that is (all|it|everything)|all i need(ed)?|no,? thank)/,
  ],
  ["cancel", /\bcancel/],
  ["reschedule", /\b(reschedul|move (my|the|an) appointment|another (day|time|date))/],
  ["book", /\b(appointment|book|booking|reserv|schedule|table for|free slot)/],
  ["status", /\b(order|package|parcel|deliver|shipment|shipping|shipped|tracking)/],
  ["refund", /\b(refund|return|money back|exchange)/],
  ["hours", /\b(hours|open|opens|opening|close|closes|closing|closed)\b/],
  ["price", /\b(price|prices|pricing|cost|costs|how much|quote|fee|rate)\b/],
  ["address", /\b(address|located|location|directions|where are you)\b/],
  ["stock", /\b(in stock|available|availability|do you (have|carry|sell))\b/],
  ["problem", /\b(problem|broken|issue|complain|complaint|not working|doesn.t work|damaged|wrong)\b/],
  ["person", /\b(manager|supervisor|speak (to|with)|talk (to|with)|transfer me)\b/],
  ["message", /\bmessage\b/],
  ["who", /\b(who (is this|am i (speaking|talking)|are you)|your name)\b/],
  ["favor", /\b(can|could|would) you (please )?(help|do|arrange|take care)/],
  ["thanks", /\b(thank you|thanks)\b/],
  ["no", /^(no|nope|not (really|today|now))\b/],
  ["yes", /^(yes|yeah|yep|sure|of course|certainly|please do|that works|perfect|great|sounds good)\b/],
  [
    "backchannel",
    /^(ok(ay)?|mm-?hmm?|uh-?huh|i see|alright|all right|right|got it|one moment|let me (see|check))\b[^a-z]*$/,
  ],
  ["introduction", /\b(my name is|this is|i am|i.m|calling|on behalf|assistant|hello|hi)\b/],
] as const satisfies readonly (readonly [string, RegExp])[];

export type Intent = (typeof RULES)[number][0] | "unclear";

export function intentOf(text: string): Intent {
  const words = text.toLowerCase().replaceAll("’", "'").trim();
  return RULES.find(([, rule]) => rule.test(words))?.[0] ?? "unclear";
}
