import type { ExperimentResult } from "../answers.ts";

export interface VerdictWrite {
  /** The measure's numbers: "24.1%", "$12.40". */
  number: (value: number) => string;
  integer: (value: number) => string;
  percent: (fraction: number) => string;
  /** A difference of rates in percentage points: 0.2 is "20.0". */
  points: (fraction: number) => string;
}

/** The answer in one sentence. */
export function verdictWords({ verdict, variant, control, difference, experiment, method }: ExperimentResult): string {
  const [tried, base] = [variant.value, control.value];
  switch (verdict) {
    case "no_data": {
      const none = [control, variant].filter(({ sample }) => sample === 0).map(({ value }) => value);
      if (none.length > 0) return `No calls of ${none.join(" and ")} in these days.`;
      return method === "mean"
        ? "Too few days to compare yet: each group needs at least two."
        : "Nothing to compare yet.";
    }
    case "not_comparable":
      return "More conversions than calls that they are a share of: choose another measure.";
    case "too_early":
      return "Too early to tell.";
    case "different":
      return `${tried} is ${difference!.value > 0 ? "higher" : "lower"} than ${base}, by more than chance usually brings.`;
    case "no_difference":
      return experiment.ended_on
        ? `No difference between ${tried} and ${base} that chance could not explain.`
        : `With a sample large enough to see what matters, ${tried} and ${base} do not differ beyond chance.`;
  }
}

/** What the difference is, and how sure. */
export function differenceWords({ difference, unit }: ExperimentResult, write: VerdictWrite): string | null {
  if (!difference) return null;
  const { value, low, high } = difference;
  const size = unit === "ratio" ? write.points : write.number;
  const signed = (one: number) => `${one > 0 ? "+" : one < 0 ? "−" : ""}${size(Math.abs(one))}`;
  const points = unit === "ratio" ? " percentage points" : "";
  return `${signed(value)}${points}, and with 95% confidence between ${signed(low)} and ${signed(high)}.`;
}

/** What the p-value means, without its name. */
export function chanceWords({ difference }: ExperimentResult): string | null {
  if (!difference) return null;
  const { p_value } = difference;
  if (p_value < 0.001)
    return "If there were no difference, chance would bring one this large less than once in a thousand times.";
  const times = Math.round(p_value * (p_value < 0.01 ? 1000 : 100));
  const of = p_value < 0.01 ? "a thousand" : "a hundred";
  return `If there were no difference, chance would still bring one this large ${times} times in ${of}.`;
}

/** How large a sample it takes, and where it stands. */
export function sampleWords(result: ExperimentResult, { integer, percent }: VerdictWrite): string {
  const { sample_needed, method, experiment, control, variant } = result;
  const what = method === "rate" ? "calls" : "days";
  const effect = percent(experiment.smallest_effect);
  if (sample_needed === null) return `How many ${what} it takes can be told once ${control.value} has a result.`;
  const least = Math.min(control.sample, variant.sample);
  const needed = `To see a difference of ${effect}, each group needs ${integer(sample_needed)} ${what}`;
  return least >= sample_needed ? `${needed}. Both have them.` : `${needed}; the smaller one has ${integer(least)}.`;
}

/** Why not to stop at the first good day; null once it has ended. */
export function peekingWords({ peeking }: ExperimentResult, { percent }: VerdictWrite): string | null {
  if (!peeking) return null;
  const { looks, false_alarm_rate, planned_rate } = peeking;
  return (
    `Looking early misleads: whoever looks every day and stops at the first difference would, after these ${looks} days, see one where there is none ` +
    `${percent(false_alarm_rate)} of the time instead of ${percent(planned_rate)}. Decide when the sample is complete.`
  );
}
