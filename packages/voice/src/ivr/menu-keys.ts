/** How the keys of a phone are said: English, and the languages that menus offer besides it. Accents are taken off before. */
const KEYS: Record<string, string> = {
  zero: "0",
  oh: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  star: "*",
  asterisk: "*",
  pound: "#",
  hash: "#",
  hashtag: "#",
  cero: "0",
  uno: "1",
  dos: "2",
  tres: "3",
  cuatro: "4",
  cinco: "5",
  seis: "6",
  siete: "7",
  ocho: "8",
  nueve: "9",
  asterisco: "*",
  estrella: "*",
  numeral: "#",
  almohadilla: "#",
  un: "1",
  deux: "2",
  trois: "3",
  quatre: "4",
  cinq: "5",
  sept: "7",
  huit: "8",
  neuf: "9",
  etoile: "*",
  diese: "#",
  null: "0",
  eins: "1",
  zwei: "2",
  drei: "3",
  vier: "4",
  funf: "5",
  sechs: "6",
  sieben: "7",
  acht: "8",
  neun: "9",
  stern: "*",
  raute: "#",
};
/** What recognizers write for a key right after "press". */
const HOMOPHONES: Record<string, string> = {
  to: "2",
  too: "2",
  do: "2",
  due: "2",
  u: "2",
  you: "2",
  for: "4",
  fore: "4",
  won: "1",
  wan: "1",
  ate: "8",
  tree: "3",
  free: "3",
  sex: "6",
  sicks: "6",
  mine: "9",
  nein: "9",
};

/** The key that a word names: "one", "2", "star"; null otherwise. Numbers of two digits are menu entries too ("press 12"). */
export function keyOf(word: string): string | null {
  if (/^(?:\d{1,2}|[*#])$/.test(word)) return word;
  return Object.hasOwn(KEYS, word) ? KEYS[word]! : null;
}

/** The key that a recognizer misheard as another word: "press to", "press won". */
export function misheardKey(word: string): string | null {
  return Object.hasOwn(HOMOPHONES, word) ? HOMOPHONES[word]! : null;
}

const GLUED = /^press?(to|tou|two|won|one|three|four|five|six|seven|eight|nine|zero)$/;

/** The key of "press two" that was written as one word: "presto", "pressone". */
export function gluedKey(word: string): string | null {
  const key = GLUED.exec(word)?.[1];
  if (key === undefined) return null;
  return key === "tou" ? "2" : (misheardKey(key) ?? keyOf(key));
}
