/** One value of a dimension (a source, a state), expected and as it came. `base` is what a rate is out of. */
export interface Segment {
  value: string | null;
  expected: Amount;
  actual: Amount;
}

export interface Amount {
  of: number;
  base?: number;
}

export interface SegmentShare {
  value: string | null;
  /** Share of the whole difference that it explains; negative when it moved against it. Over a dimension they sum to 1. */
  explains: number;
  /** How much its part of the total moved, in Jensen-Shannon terms: 0 when it grew or fell with everything else. */
  surprise: number;
  expected: number | null;
  actual: number | null;
}

export interface DimensionShare {
  dimension: string;
  /** Of the values that are named. */
  explains: number;
  surprise: number;
  values: SegmentShare[];
}

/** A value that explains less than this is not named. */
const LEAST_SHARE = 0.1;
/** Named values together explain at least this, or the dimension explains nothing. */
const ENOUGH = 0.67;
const MOST_VALUES = 5;

/**
 * Which values of which dimension a difference comes from, the most telling dimension first. Of the dimensions of which a few values explain two thirds
 * of the difference, the one whose make-up changed most is the likeliest cause: when everything halves, sources halve too, and that says nothing.
 * R. Bhagwan et al., "Adtributor: revenue debugging in advertising systems", NSDI 2014: explanatory power and surprise (sections 4.1 and 4.2, for
 * rates the derived measures of 4.4), thresholds of section 5.
 */
export function explainDifference(dimensions: Record<string, readonly Segment[]>): DimensionShare[] {
  return Object.entries(dimensions)
    .flatMap(([dimension, segments]) => {
      const values = namedOf(sharesOf(segments));
      const explains = values.reduce((sum, value) => sum + value.explains, 0);
      if (explains < ENOUGH) return [];
      return [{ dimension, explains, surprise: values.reduce((sum, value) => sum + value.surprise, 0), values }];
    })
    .sort((a, b) => b.surprise - a.surprise);
}

/** The most surprising values that each explain something, until they explain enough. */
function namedOf(shares: SegmentShare[]): SegmentShare[] {
  const named: SegmentShare[] = [];
  let explained = 0;
  for (const share of [...shares].sort((a, b) => b.surprise - a.surprise)) {
    if (explained >= ENOUGH || named.length >= MOST_VALUES) break;
    if (share.explains < LEAST_SHARE) continue;
    named.push(share);
    explained += share.explains;
  }
  return named;
}

function sharesOf(segments: readonly Segment[]): SegmentShare[] {
  const isRate = segments.some(({ expected }) => expected.base !== undefined);
  const sum = (pick: (segment: Segment) => number) => segments.reduce((total, segment) => total + pick(segment), 0);
  const total = {
    expected: { of: sum(({ expected }) => expected.of), base: sum(({ expected }) => expected.base ?? 0) },
    actual: { of: sum(({ actual }) => actual.of), base: sum(({ actual }) => actual.base ?? 0) },
  };
  const moves = segments.map(({ expected, actual }) => {
    const change = actual.of - expected.of;
    if (!isRate) return change;
    // How far the rate would have moved if only this segment had: its part of the difference, up to scale.
    const baseChange = (actual.base ?? 0) - (expected.base ?? 0);
    const base = total.expected.base * (total.expected.base + baseChange);
    return base > 0 ? (change * total.expected.base - baseChange * total.expected.of) / base : 0;
  });
  const moved = moves.reduce((all, move) => all + move, 0);
  return segments.map(({ value, expected, actual }, i) => ({
    value,
    explains: moved === 0 ? 0 : moves[i]! / moved,
    surprise:
      surpriseOf(expected.of, total.expected.of, actual.of, total.actual.of) +
      (isRate ? surpriseOf(expected.base ?? 0, total.expected.base, actual.base ?? 0, total.actual.base) : 0),
    expected: isRate ? rateOf(expected) : expected.of,
    actual: isRate ? rateOf(actual) : actual.of,
  }));
}

const rateOf = ({ of, base }: Amount) => (base ? of / base : null);

/** The paper's equation for one value, with natural logarithms. A total of 0 has no make-up that could change. */
function surpriseOf(expected: number, expectedTotal: number, actual: number, actualTotal: number): number {
  const p = expectedTotal > 0 ? Math.max(0, expected) / expectedTotal : 0;
  const q = actualTotal > 0 ? Math.max(0, actual) / actualTotal : 0;
  const term = (share: number) => (share > 0 ? share * Math.log((2 * share) / (p + q)) : 0);
  return 0.5 * (term(p) + term(q));
}
