import { gluedKey, keyOf, misheardKey } from "./menu-keys.ts";

/** A token of a menu's text: a word, or one of , . as a break. */
export interface Token {
  /** Lower case, without accents. */
  plain: string;
  /** As it was written. */
  text: string;
  break: "" | "clause" | "sentence";
}

/** A place where the menu says what to give: tokens `from` to `to` (exclusive), and the key or word to give. */
export interface Give {
  from: number;
  to: number;
  key: string | null;
  say: string | null;
}

const PRESS = new Set([
  "press",
  "pressed",
  "presses",
  "pressing",
  "depress",
  "push",
  "hit",
  "dial",
  "touch",
  "enter",
  "select",
  "choose",
  "oprima",
  "oprime",
  "marque",
  "marca",
  "presione",
  "pulse",
  "prima",
  "digite",
  "tapez",
  "appuyez",
  "faites",
  "composez",
  "drucken",
  "wahlen",
]);
/** What recognizers write for "press"; it counts only right before a digit. */
const SOUNDS_LIKE_PRESS = new Set([
  "breast",
  "brest",
  "prest",
  "crest",
  "chris",
  "bless",
  "dress",
  "prince",
  "praise",
  "doll",
]);
/** Between the verb and the key: "press the number one", "oprima el dos", "drücken Sie die Eins". */
const FILLER = new Set([
  "the",
  "number",
  "key",
  "digit",
  "button",
  "option",
  "on",
  "telephone",
  "phone",
  "keypad",
  "el",
  "la",
  "numero",
  "tecla",
  "sur",
  "le",
  "touche",
  "sie",
  "die",
  "taste",
  "bitte",
  "either",
]);
const AFTER_KEY = new Set(["key", "button", "sign", "now"]);
const SAY = new Set(["say", "diga", "dites", "sagen"]);
/** "Say your name" and "say that again" name no word to say; yes and no answer a question and choose nothing. */
const NO_WORD = new Set([
  "that",
  "it",
  "your",
  "my",
  "you",
  "what",
  "why",
  "how",
  "the",
  "a",
  "an",
  "i",
  "again",
  "something",
  "hello",
  "hi",
  "goodbye",
  "sorry",
  "more",
  "thank",
  "thanks",
  "this",
  "so",
  "yes",
  "no",
  "yeah",
  "in",
  "me",
  "or",
  "and",
]);
const SAY_ENDS = new Set(["or", "and", "for", "to", "at", "if", "press", "now", "please", "anytime"]);
const MAX_SAY_WORDS = 4;
/** Somebody who tells of pressing a key offers none. */
const NARRATORS = new Set(["i", "we", "they", "he", "she", "didn't", "already", "just"]);

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [part] of text
    .replace(/[’]/g, "'")
    .matchAll(/[\p{L}\p{M}\d]+(?:['-][\p{L}\p{M}\d]+)*|[*#]|[,;:]|[.!?]+/gu)) {
    const plain = part.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const kind = /^[.!?]/.test(part) ? "sentence" : /^[,;:]$/.test(part) ? "clause" : "";
    tokens.push({ plain, text: part, break: kind });
  }
  return tokens;
}

/** All places of `tokens` that say what to press or to say, in order; "press or say one" is one place. */
export function findGives(tokens: readonly Token[]): Give[] {
  const gives: Give[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]!.plain;
    const glued = gluedKey(word);
    if (glued !== null) {
      gives.push({ from: at, to: at + 1, key: glued, say: null });
      continue;
    }
    const found =
      PRESS.has(word) || soundsLikePress(tokens, at) ? pressAt(tokens, at) : SAY.has(word) ? sayAt(tokens, at) : [];
    if (found.length === 0) continue;
    gives.push(...found);
    at = found.at(-1)!.to - 1;
  }
  return gives;
}

function soundsLikePress(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.plain ?? "";
  return SOUNDS_LIKE_PRESS.has(tokens[at]!.plain) && (keyOf(next) !== null || next === "won");
}

function pressAt(tokens: readonly Token[], at: number): Give[] {
  if (NARRATORS.has(tokens[at - 1]?.plain ?? "")) return [];
  let next = at + 1;
  // "Press or say one": the word is the key's own name.
  const both = tokens[next]?.plain === "or" && SAY.has(tokens[next + 1]?.plain ?? "");
  if (both) next += 2;
  while (FILLER.has(tokens[next]?.plain ?? "")) next++;
  const word = tokens[next]?.plain ?? "";
  const key = keyOf(word) ?? heardWrong(tokens, next);
  // Three digits and more are a number to dial, "911"; "enter the five digit code" asks for a number.
  if (key === null || isNumber(tokens, next) || /^digits?$/.test(tokens[next + 1]?.plain ?? "")) return [];
  let to = next + 1;
  while (AFTER_KEY.has(tokens[to]?.plain ?? "")) to++;
  return [{ from: at, to, key, say: both ? tokens[next]!.text : null }];
}

/** "Press to." and "press for for billing" after a recognizer that knows no menus. */
function heardWrong(tokens: readonly Token[], at: number): string | null {
  const key = misheardKey(tokens[at]?.plain ?? "");
  if (key === null) return null;
  const following = tokens[at + 1];
  const ends =
    following?.break !== "" || following.plain === "or" || following.plain === "for" || following.plain === "to";
  return ends ? key : null;
}

function isNumber(tokens: readonly Token[], at: number): boolean {
  let digits = tokens[at]!.plain;
  if (!/^\d/.test(keyOf(digits) ?? "")) return false;
  let count = keyOf(digits)!.length;
  for (let next = at + 1; next < tokens.length; next++) {
    digits = tokens[next]!.plain;
    if (!/^\d+$/.test(keyOf(digits) ?? digits) || tokens[next]!.break !== "") break;
    count += (keyOf(digits) ?? digits).length;
  }
  return count > 2;
}

/** "Say agent", "you can say billing, sales or support", "say one or press one". */
function sayAt(tokens: readonly Token[], at: number): Give[] {
  if (NARRATORS.has(tokens[at - 1]?.plain ?? "") && tokens[at - 1]?.plain !== "just") return [];
  const gives: Give[] = [];
  let from = at;
  let next = at + 1;
  if (tokens[next]?.break === "clause") next++;
  for (;;) {
    const words: string[] = [];
    while (next < tokens.length && tokens[next]!.break === "" && !SAY_ENDS.has(tokens[next]!.plain)) {
      words.push(tokens[next++]!.text);
    }
    const first = words[0]?.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    // "You can say the link, claims or orders": the first word was misheard, the others were not.
    if (gives.length === 0 && first === "the" && tokens[next]?.break === "clause" && tokens[at - 1]?.plain === "can") {
      next++;
      continue;
    }
    if (first === undefined || NO_WORD.has(first) || words.length > MAX_SAY_WORDS) break;
    gives.push({ from, to: next, key: null, say: words.join(" ") });
    from = next;
    // A list goes on after a comma or "or", unless what follows is another instruction.
    if (tokens[next]?.break === "clause") next++;
    if (tokens[next]?.plain === "or" || tokens[next]?.plain === "and") next++;
    if (next === from || startsInstruction(tokens, next)) break;
  }
  return gives;
}

function startsInstruction(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < tokens.length && tokens[next]!.break === ""; next++) {
    const { plain } = tokens[next]!;
    if (PRESS.has(plain) || SAY.has(plain)) return true;
    if (next === at && SAY_ENDS.has(plain)) return true;
  }
  return false;
}
