export interface HeardSegment {
  position: number;
  speaker: string;
  text: string;
  interrupted: boolean;
}

export interface AnswerPair {
  /** Position of the answer's first segment. */
  position: number;
  /** What the other side said. */
  situation: string;
  /** What the agent answered, as it was heard. */
  answer: string;
}

const LONGEST = 1_000;
/** "Yes." teaches nothing. */
const FEWEST_WORDS = 3;

/**
 * What can be learned of a transcript (by position): each turn of the other side with the answer that followed it. Left out are answers
 * that were cut short, very short ones, those of a supervisor, and whatever holds masked digits.
 */
export function pairsOfCall(segments: readonly HeardSegment[]): AnswerPair[] {
  const pairs: AnswerPair[] = [];
  let situation: string[] = [];
  let answer: HeardSegment[] = [];
  const close = () => {
    const said = situation.join(" ").trim();
    const answered = answer
      .map(({ text }) => text)
      .join(" ")
      .trim();
    const isWhole = !answer.some(({ interrupted }) => interrupted);
    const words = answered.split(/\s+/).filter(Boolean).length;
    const isMasked = `${said}${answered}`.includes("•");
    if (said && isWhole && words >= FEWEST_WORDS && !isMasked && said.length <= LONGEST && answered.length <= LONGEST) {
      pairs.push({ position: answer[0]!.position, situation: said, answer: answered });
    }
    situation = [];
    answer = [];
  };
  for (const segment of segments) {
    if (segment.speaker === "callee") {
      if (answer.length > 0) close();
      situation.push(segment.text);
    } else if (segment.speaker === "agent") {
      answer.push(segment);
    } else {
      // A person spoke in the agent's place: what follows answers them.
      close();
    }
  }
  if (answer.length > 0) close();
  return pairs;
}
