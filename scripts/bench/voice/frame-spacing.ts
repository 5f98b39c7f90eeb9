/** These frames of an answer go out at once, to be ahead of what plays. */
const FIRST_FRAMES = 10;
/** No frame for this long: the next one begins another answer. */
const NEXT_ANSWER_MS = 400;

/** How far frames of one answer come from 20 ms after the one before. Call it with each frame's time; null for an answer's first ones. */
export function createFrameSpacing(): (at: number) => number | null {
  let inAnswer = 0;
  let before = Number.NEGATIVE_INFINITY;
  return (at) => {
    const step = at - before;
    before = at;
    inAnswer = step > NEXT_ANSWER_MS ? 0 : inAnswer + 1;
    return inAnswer > FIRST_FRAMES ? Math.abs(step - 20) : null;
  };
}
