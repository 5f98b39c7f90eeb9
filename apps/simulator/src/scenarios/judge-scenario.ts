import { matches } from "./match-pattern.ts";
import { plainWords } from "./plain-words.ts";
import type { ScenarioAssertion } from "./scenario-definition.ts";
import { wasHeard } from "./was-heard.ts";

export interface AssertionResult {
  type: ScenarioAssertion["type"];
  passed: boolean;
  expected: string;
  got: string;
}

/** What came of a call, as far as assertions ask. */
export interface ScenarioFacts {
  /** What a recogniser heard the agent say. */
  agentSaid: string;
  /** Keys that the far side heard. */
  keys: string;
  outcome: string | null;
  answeredBy: string | null;
  endReason: string | null;
  answers: Record<string, unknown>;
  turnGapsMs: number[];
  durationMs: number;
}

/** Judges one assertion. */
export function judge(assertion: ScenarioAssertion, facts: ScenarioFacts): AssertionResult {
  const { type } = assertion;
  const result = (passed: boolean, expected: string, got: string) => ({ type, passed, expected, got });
  switch (type) {
    case "heard":
      if ("text" in assertion)
        return result(wasHeard(assertion.text, facts.agentSaid), assertion.text, facts.agentSaid);
      return withPattern(assertion.pattern, facts.agentSaid, (found) =>
        result(found, `words like ${assertion.pattern}`, facts.agentSaid),
      );
    case "not_heard":
      return withPattern(assertion.pattern, facts.agentSaid, (found) =>
        result(!found, `no words like ${assertion.pattern}`, facts.agentSaid),
      );
    case "dtmf":
      return result(facts.keys.includes(assertion.keys), assertion.keys, facts.keys || "no keys");
    case "outcome":
      return result(facts.outcome === assertion.is, assertion.is, facts.outcome ?? "none");
    case "answered_by":
      return result(facts.answeredBy === assertion.is, assertion.is, facts.answeredBy ?? "nobody");
    case "ended_by":
      return result(facts.endReason === assertion.reason, assertion.reason, facts.endReason ?? "none");
    case "max_turn_gap_ms": {
      const longest = Math.max(0, ...facts.turnGapsMs);
      const got = facts.turnGapsMs.length > 0 ? `${longest} ms` : "no turn was answered";
      return result(longest <= assertion.value, `at most ${assertion.value} ms`, got);
    }
    case "max_duration_ms":
      return result(
        facts.durationMs <= assertion.value,
        `at most ${assertion.value} ms`,
        `${Math.round(facts.durationMs)} ms`,
      );
    case "answer": {
      const got = facts.answers[assertion.key];
      return result(sameValue(assertion.value, got), String(assertion.value), got === undefined ? "none" : String(got));
    }
  }

  /** Looks in the words as they were written down, and with all numbers in figures. */
  function withPattern(pattern: string, text: string, judged: (found: boolean) => AssertionResult): AssertionResult {
    try {
      return judged(matches(pattern, text) || matches(pattern, plainWords(text).join(" ")));
    } catch (error) {
      return result(false, pattern, error instanceof Error ? error.message : String(error));
    }
  }
}

function sameValue(expected: string | number | boolean, got: unknown): boolean {
  if (typeof expected !== "string") return got === expected;
  return typeof got === "string" && plainWords(got).join(" ") === plainWords(expected).join(" ");
}
