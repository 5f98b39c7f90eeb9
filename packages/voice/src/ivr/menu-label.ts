import type { Token } from "./find-gives.ts";

const STARTERS = new Set(["for", "to", "if", "para", "pour", "fur", "um", "si", "wenn"]);
const OTHERWISE = /^(?:for )?(?:all other|any other|everything else|anything else|other )/;
/** "Thank you for calling" opens a greeting, not a choice. */
const NO_CHOICE = new Set(["calling", "choosing", "holding", "waiting", "contacting", "your"]);
const ARTICLES = new Set(["a", "an", "the", "our", "us", "my", "your", "you", "someone", "one", "speak"]);
const HEAD =
  /^(?:(?:and|or|y|o|et|ou|und|oder|please|otherwise|now)\b[\s,]*)*(?:(?:for|para(?: el| la)?|pour(?: le| la)?|f[uü]r)\b\s*|(?:if|si|wenn) (?:you(?:'d| would) like (?:to )?|you(?:'re| are) (?:calling (?:about |for |to )?)?|you (?:want|wish|need) (?:to )?|you |your call is (?:about |regarding )?)?|(?:to|um|in order to)\b\s*)?/i;
const TAIL =
  /(?:[\s,]+(?:please|you can|you may|you could|simply|just|then|now|or|and|at any time|anytime|y|o|ou|oder|on your (?:telephone )?keypad))+$/i;
/** A label of more words has swallowed a sentence that the recognizer did not end. */
const MAX_WORDS = 14;

/** Whether these words begin with what a choice is for ("for billing", "to speak to…", "if you…"), after a greeting perhaps. */
export function startsLabel(tokens: readonly Token[]): boolean {
  return labelStart(tokens) >= 0;
}

/** The label as a reader wants it: "billing", "speak to a representative". */
export function labelText(tokens: readonly Token[]): string {
  const start = Math.max(0, labelStart(tokens));
  const words = tokens
    .slice(start)
    .map((token) => (token.break ? token.text : ` ${token.text}`))
    .join("")
    .trim();
  const label = words
    .replace(/^[\s,;:]+/, "")
    .replace(HEAD, "")
    .replace(TAIL, "")
    .replace(/[\s,;:]+$/, "")
    .replace(/^[\s,;:]+/, "");
  return label.split(" ").slice(-MAX_WORDS).join(" ");
}

/** Where the label begins: the first clause that starts as one, else the last "for" or "to" of a greeting without commas. */
function labelStart(tokens: readonly Token[]): number {
  let clauseStart = true;
  let last = -1;
  for (const [at, token] of tokens.entries()) {
    if (token.break !== "") {
      clauseStart = true;
      continue;
    }
    if (["and", "or", "y", "o", "otherwise", "please"].includes(token.plain)) continue;
    if (isStarter(tokens, at)) {
      if (clauseStart) return at;
      last = at;
    } else if (clauseStart && OTHERWISE.test(plainFrom(tokens, at))) return at;
    clauseStart = false;
  }
  return last;
}

function isStarter(tokens: readonly Token[], at: number): boolean {
  const { plain } = tokens[at]!;
  if (!STARTERS.has(plain)) return false;
  const next = tokens[at + 1]?.plain;
  if (plain === "for" || plain === "pour") return next === undefined || !NO_CHOICE.has(next) || next === "your";
  if (plain === "to") return at === 0 || next === undefined || !ARTICLES.has(next) || next === "speak";
  return true;
}

const plainFrom = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(at, at + 3)
    .map((token) => token.plain)
    .join(" ");
