import type { ScenarioAssertion, ScenarioDefinition } from "../scenario-wire.ts";
import { type AssertionForm, type ScenarioForm, type StepForm, wordsOf } from "./scenario-form-values.ts";

type Callee = ScenarioDefinition["callee"];
type Step = Extract<Exclude<Callee, string>, { lines: unknown }>["lines"][number];

/** The form as the API takes it; what was left empty is left out. A question whose words stay as they were keeps its type. */
export function definitionOf(form: ScenarioForm, before: ScenarioDefinition): ScenarioDefinition {
  const line = {
    ...numberAt("noise_db", form.noise),
    ...numberAt("jitter_ms", form.jitter),
    ...numberAt("loss_percent", form.loss),
  };
  const questions = form.questions
    .split("\n")
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => before.call.questions?.find((known) => wordsOf(known) === text) ?? text);
  return {
    callee: calleeOf(form),
    ...(Object.keys(line).length > 0 ? { line } : {}),
    call: {
      purpose: form.purpose.trim(),
      ...textAt("instructions", form.instructions),
      ...textAt("caller_name", form.callerName),
      ...(questions.length > 0 ? { questions } : {}),
      ...textAt("knowledge", form.knowledge),
    },
    assertions: form.assertions.map(assertionOf),
  };
}

function calleeOf({ who, number, person, steps }: ScenarioForm): Callee {
  if (who === "number") return number;
  return who === "person" ? { persona: person.trim() } : { lines: steps.map(stepOf) };
}

function stepOf({ waitFor, match, say, play, dtmf, seconds, hangUp }: StepForm): Step {
  return {
    ...(waitFor === "none" ? {} : { wait_for: waitFor, ...textAt("match", match) }),
    ...textAt("say", say),
    ...(play === "none" ? {} : { play }),
    ...textAt("dtmf", dtmf),
    ...(seconds.trim() ? { ms: milliseconds(seconds) } : {}),
    ...(hangUp ? { hang_up: true as const } : {}),
  };
}

function assertionOf({ kind, text, key, as }: AssertionForm): ScenarioAssertion {
  const words = text.trim();
  switch (kind) {
    case "heard":
      return { type: "heard", text: words };
    case "heard_pattern":
      return { type: "heard", pattern: words };
    case "not_heard":
      return { type: "not_heard", pattern: words };
    case "dtmf":
      return { type: "dtmf", keys: words };
    case "outcome":
    case "answered_by":
      return { type: kind, is: words };
    case "ended_by":
      return { type: "ended_by", reason: words };
    case "max_turn_gap_ms":
    case "max_duration_ms":
      return { type: kind, value: milliseconds(words) };
    case "answer":
      return {
        type: "answer",
        key: key.trim(),
        value: as === "text" ? words : as === "number" ? Number(words) : words === "true",
      };
  }
}

const milliseconds = (seconds: string): number => Math.round(Number(seconds) * 1000);

function textAt<K extends string>(name: K, value: string): Partial<Record<K, string>> {
  return value.trim() ? ({ [name]: value.trim() } as Record<K, string>) : {};
}

function numberAt<K extends string>(name: K, value: string): Partial<Record<K, number>> {
  return value.trim() ? ({ [name]: Number(value) } as Record<K, number>) : {};
}
