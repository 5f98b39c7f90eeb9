"use client";

import { Field, IconButton, Input, Select } from "@parley/ui";
import { Trash2 } from "lucide-react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { CHOICES, KINDS, startOf } from "./assertion-kinds.ts";
import type { AssertionForm, ScenarioForm } from "./scenario-form-values.ts";
import { patternProblem, secondsProblem } from "./typed-problem.ts";

const VALUE_KINDS = [
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
  { value: "boolean", label: "Yes or no" },
];
const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];
const MOST_SECONDS: Record<string, number> = { max_turn_gap_ms: 60, max_duration_ms: 3600 };

export function AssertionRow({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { register, control, formState, setValue } = useFormContext<ScenarioForm>();
  const [kind, as] = useWatch({ control, name: [`assertions.${at}.kind`, `assertions.${at}.as`] });
  const problems = formState.errors.assertions?.[at];
  const isAnswer = kind === "answer";
  const choices = isAnswer && as === "boolean" ? YES_NO : CHOICES[kind];
  const isTime = MOST_SECONDS[kind] !== undefined;
  const isPattern = kind === "heard_pattern" || kind === "not_heard";
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 rounded-md border border-line p-3">
      <Field label={`Assertion ${at + 1}`}>
        <Controller
          name={`assertions.${at}.kind`}
          control={control}
          render={({ field }) => (
            <Select
              options={KINDS}
              value={field.value}
              onValueChange={(next) => {
                field.onChange(next);
                setValue(`assertions.${at}.text`, startOf(next as AssertionForm["kind"]), { shouldDirty: true });
              }}
            />
          )}
        />
      </Field>
      <IconButton
        label={`Remove assertion ${at + 1}`}
        icon={<Trash2 aria-hidden="true" />}
        onClick={onRemove}
        className="mt-6"
      />
      {isAnswer ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Key of the question" required error={problems?.key?.message}>
            <Input
              autoComplete="off"
              className="font-mono"
              {...register(`assertions.${at}.key`, {
                validate: (key, form) =>
                  form.assertions[at]?.kind !== "answer" || key.trim() !== "" || "Give the question's key.",
              })}
            />
          </Field>
          <Field label="Kind of answer">
            <Controller
              name={`assertions.${at}.as`}
              control={control}
              render={({ field }) => (
                <Select
                  options={VALUE_KINDS}
                  value={field.value}
                  onValueChange={(next) => {
                    field.onChange(next);
                    setValue(`assertions.${at}.text`, next === "boolean" ? "true" : "", { shouldDirty: true });
                  }}
                />
              )}
            />
          </Field>
        </div>
      ) : null}
      <Field
        label={isTime ? "Seconds" : isPattern ? "Pattern" : isAnswer ? "Answer" : "What"}
        required
        error={problems?.text?.message}
        help={isPattern ? "A regular expression, upper and lower case alike." : undefined}
        className="col-start-1"
      >
        {choices ? (
          <Controller
            name={`assertions.${at}.text`}
            control={control}
            render={({ field }) => (
              <Select options={withCurrent(choices, field.value)} value={field.value} onValueChange={field.onChange} />
            )}
          />
        ) : (
          <Input
            autoComplete="off"
            inputMode={isTime ? "decimal" : undefined}
            className={isPattern ? "font-mono" : undefined}
            {...register(`assertions.${at}.text`, {
              validate: (text, form) => problemOf(text, form.assertions[at]!) ?? true,
            })}
          />
        )}
      </Field>
    </li>
  );
}

/** The API takes other words than the page offers; they stay. */
function withCurrent(choices: { value: string; label: string }[], value: string) {
  return value === "" || choices.some((one) => one.value === value) ? choices : [{ value, label: value }, ...choices];
}

function problemOf(text: string, { kind, as }: AssertionForm): string | null {
  if (text.trim() === "") return "Say what is expected.";
  if (kind === "heard_pattern" || kind === "not_heard") return patternProblem(text);
  if (kind === "dtmf" && !/^[0-9*#]{1,40}$/.test(text.trim())) return "Up to 40 keys: 0 to 9, * and #.";
  if (kind === "answer" && as === "number" && !Number.isFinite(Number(text))) return "Give a number.";
  const most = MOST_SECONDS[kind];
  return most === undefined ? null : secondsProblem(text, most);
}
