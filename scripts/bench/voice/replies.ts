const WORDS =
  "amber basket candle dinner engine forest garden harbor island jacket kettle ladder marble needle orange pepper quartz ribbon silver timber urgent velvet window yellow zipper".split(
    " ",
  );

/** The n-th answer of the model's stand-in: never the same twice, so that nobody takes it for a loop. */
export function replyText(n: number, sentences: number): string {
  const word = (at: number) => WORDS[(n * 7 + at * 11 + Math.floor(n / 25)) % WORDS.length]!;
  return Array.from({ length: sentences }, (_, sentence) => {
    const at = sentence * 5;
    const [first, second, third, fourth] = [word(at), word(at + 1), word(at + 2), word(at + 3)];
    const opening = sentence === 0 ? `About the ${first} and ${second}, ` : `The ${first} with the ${second} and `;
    return `${opening}the ${third} is at the ${fourth}.`;
  }).join(" ");
}
