/**
 * Energy of one frequency in a window, in the units of the window's own energy (sum of squares): a pure sine at `frequency` gives
 * about all of it. Goertzel's recurrence, G. Goertzel, Amer. Math. Monthly 65 (1958).
 */
export function goertzelPower(window: Int16Array, frequency: number, sampleRate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let previous = 0;
  let before = 0;
  // By index: the iterator of a typed array costs three times as much here.
  for (let n = 0; n < window.length; n++) {
    const current = window[n]! + coefficient * previous - before;
    before = previous;
    previous = current;
  }
  const magnitude = previous * previous + before * before - coefficient * previous * before;
  return (2 * magnitude) / window.length;
}
