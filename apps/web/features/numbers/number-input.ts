import { type DayForm, daysOf, weekOf } from "./hours.ts";
import type { NumberBody, PhoneNumber } from "./number-wire.ts";

export interface NumberForm {
  number: string;
  label: string;
  /** Public id, or "none". */
  persona: string;
  purpose: string;
  /** One question a line. */
  questions: string;
  always: boolean;
  timezone: string;
  week: DayForm[];
  closedMessage: string;
  fallback: PhoneNumber["fallback"];
}

export function formOfNumber(number: PhoneNumber | null, timezone: string): NumberForm {
  return {
    number: number?.number ?? "",
    label: number?.label ?? "",
    persona: number?.persona_id ?? "none",
    purpose: number?.purpose ?? "",
    questions: number?.questions.map(({ text }) => text).join("\n") ?? "",
    always: number ? number.hours === null : true,
    timezone: number?.hours?.timezone ?? timezone,
    week: weekOf(number?.hours ?? null),
    closedMessage: number?.closed_message ?? "",
    fallback: number?.fallback ?? "take_message",
  };
}

/** What is sent. A question whose words stay the same keeps its type. */
export function bodyOfNumber(form: NumberForm, before: PhoneNumber | null): NumberBody {
  const lines = form.questions
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    number: form.number,
    label: form.label.trim(),
    persona_id: form.persona === "none" ? null : form.persona,
    purpose: form.purpose.trim(),
    questions: lines.map((text) => before?.questions.find((known) => known.text === text) ?? text),
    hours: form.always ? null : { timezone: form.timezone, days: daysOf(form.week) },
    closed_message: form.closedMessage.trim() || null,
    fallback: form.fallback,
  };
}
