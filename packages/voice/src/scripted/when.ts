const DAY =
  "(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|today|next (?:week|month|year)|the weekend|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\w+|the (?:\\d+|\\w+)(?:st|nd|rd|th)\\b";
const SPAN =
  "(?:a few|a couple of|half an?|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|\\d+) (?:minutes?|hours?|days?|weeks?|months?)";
const PART =
  "(?:this|in the|tomorrow) (?:morning|afternoon|evening)|noon|lunch(?:time)?|(?:at|after|before|around|about|by) (?:\\d[\\d:.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|work)\\b";
const STARTS = new RegExp(
  `\\b(?:(?:on|next|this|in|within|after|before|until|around|about|by) )*(?:${DAY}|(?:in|after|within) ${SPAN}|${PART}|${SPAN}(?= later| from now))`,
  "i",
);

/** When they want to be called back, in their words ("tomorrow after three"), or null when they did not say. */
export function whenIn(text: string): string | null {
  const start = STARTS.exec(text);
  if (!start) return null;
  const rest = text.slice(start.index).replace(/[’]/g, "'");
  return (
    rest
      .split(
        /[.?!;]|,? (?:please|thanks|thank you|if |when |because |and (?:i|we|they|he|she|then)\b|i |we |or call|to )/i,
      )[0]!
      .replace(/[,\s]+$/, "")
      .trim() || null
  );
}
