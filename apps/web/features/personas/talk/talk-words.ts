export interface SpokenWords {
  speaker: string;
  text: string;
  final: boolean;
}

/** Words as they are spoken: a speaker's unfinished ones are replaced by what comes next of the same speaker. */
export function addSpoken(lines: readonly SpokenWords[], fresh: SpokenWords): SpokenWords[] {
  return [...lines.filter((line) => line.final || line.speaker !== fresh.speaker), fresh];
}
