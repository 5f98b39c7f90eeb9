import type { ScenarioAssertion, ScenarioDefinition } from "../scenario-wire.ts";

type Step = Extract<Exclude<ScenarioDefinition["callee"], string>, { lines: unknown }>["lines"][number];

/** One line of the far side as it is typed. */
export interface StepForm {
  waitFor: "none" | NonNullable<Step["wait_for"]>;
  match: string;
  say: string;
  play: "none" | NonNullable<Step["play"]>;
  dtmf: string;
  seconds: string;
  hangUp: boolean;
}

export type AssertionKind = Exclude<ScenarioAssertion["type"], "heard"> | "heard" | "heard_pattern";

/** One thing that must be true afterwards. `text` holds what it is compared with, durations in seconds. */
export interface AssertionForm {
  kind: AssertionKind;
  text: string;
  /** Of the question, for "answer". */
  key: string;
  /** What `text` is, for "answer". */
  as: "text" | "number" | "boolean";
}

export interface ScenarioForm {
  name: string;
  who: "number" | "lines" | "person";
  number: string;
  person: string;
  steps: StepForm[];
  noise: string;
  jitter: string;
  loss: string;
  purpose: string;
  callerName: string;
  instructions: string;
  knowledge: string;
  /** One a line. */
  questions: string;
  assertions: AssertionForm[];
}

export const NEW_STEP: StepForm = {
  ...{ waitFor: "none", match: "", say: "", play: "none", dtmf: "", seconds: "", hangUp: false },
};
export const NEW_ASSERTION: AssertionForm = { kind: "heard", text: "", key: "", as: "text" };

/** What the form starts with. */
export function formOf(name: string, { callee, line, call, assertions }: ScenarioDefinition): ScenarioForm {
  const steps = typeof callee !== "string" && "lines" in callee ? callee.lines : [];
  return {
    name,
    who: typeof callee === "string" ? "number" : "lines" in callee ? "lines" : "person",
    number: typeof callee === "string" ? callee : "",
    person: typeof callee !== "string" && "persona" in callee ? callee.persona : "",
    steps: steps.map(stepForm),
    noise: typed(line?.noise_db),
    jitter: typed(line?.jitter_ms),
    loss: typed(line?.loss_percent),
    purpose: call.purpose,
    callerName: call.caller_name ?? "",
    instructions: call.instructions ?? "",
    knowledge: call.knowledge ?? "",
    questions: (call.questions ?? []).map(wordsOf).join("\n"),
    assertions: assertions.map(assertionForm),
  };
}

type Question = NonNullable<ScenarioDefinition["call"]["questions"]>[number];

/** A question's words. */
export const wordsOf = (question: Question): string => (typeof question === "string" ? question : question.text);

const typed = (value: number | undefined): string => (value === undefined ? "" : String(value));

function stepForm({ wait_for, match, say, play, dtmf, ms, hang_up }: Step): StepForm {
  return {
    waitFor: wait_for ?? "none",
    match: match ?? "",
    say: say ?? "",
    play: play ?? "none",
    dtmf: dtmf ?? "",
    seconds: ms === undefined ? "" : String(ms / 1000),
    hangUp: hang_up === true,
  };
}

function assertionForm(assertion: ScenarioAssertion): AssertionForm {
  const form = (kind: AssertionKind, text: string): AssertionForm => ({ ...NEW_ASSERTION, kind, text });
  switch (assertion.type) {
    case "heard":
      return "text" in assertion ? form("heard", assertion.text) : form("heard_pattern", assertion.pattern);
    case "not_heard":
      return form("not_heard", assertion.pattern);
    case "dtmf":
      return form("dtmf", assertion.keys);
    case "outcome":
    case "answered_by":
      return form(assertion.type, assertion.is);
    case "ended_by":
      return form("ended_by", assertion.reason);
    case "max_turn_gap_ms":
    case "max_duration_ms":
      return form(assertion.type, String(assertion.value / 1000));
    case "answer": {
      const as =
        typeof assertion.value === "string" ? "text" : typeof assertion.value === "number" ? "number" : "boolean";
      return { kind: "answer", key: assertion.key, text: String(assertion.value), as };
    }
  }
}
