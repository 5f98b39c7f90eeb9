let last: Promise<void> = Promise.resolve();

/**
 * Lets charts be drawn one after the other, each in a task of its own, so that a page of ten charts answers the hand and the keyboard
 * in between.
 */
export function waitForTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve, 0)));
  return last;
}
