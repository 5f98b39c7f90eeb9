const LONGEST_SAMPLE = 120;

/** A cell as a page shows it. */
export const cutSample = (text: string): string =>
  text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text;
