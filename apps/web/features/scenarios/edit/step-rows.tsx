"use client";

import { Button, Checkbox, Field, IconButton, Input, Select } from "@parley/ui";
import { Plus, Trash2 } from "lucide-react";
import { Controller, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { NEW_STEP, type ScenarioForm } from "./scenario-form-values.ts";
import { patternProblem, secondsProblem } from "./typed-problem.ts";

const WAITS = [
  { value: "none", label: "Nothing" },
  { value: "speech", label: "Words" },
  { value: "silence", label: "Silence" },
  { value: "dtmf", label: "Keys" },
];
const SOUNDS = [
  { value: "none", label: "Nothing" },
  { value: "hold_music", label: "Hold music" },
  { value: "beep", label: "Beep" },
  { value: "noise", label: "Noise" },
];
const MOST = 100;

/** What the far side does, line by line: waits, then plays, presses keys and speaks. */
export function StepRows() {
  const { control, formState } = useFormContext<ScenarioForm>();
  const { fields, append, remove } = useFieldArray({
    control,
    name: "steps",
    rules: { validate: (steps, form) => form.who !== "lines" || steps.length > 0 || "Write at least one line." },
  });
  const problem = formState.errors.steps?.root?.message;
  return (
    <div className="flex flex-col gap-3">
      {fields.length > 0 ? (
        <ol className="flex flex-col gap-3">
          {fields.map(({ id }, at) => (
            <StepRow key={id} at={at} onRemove={() => remove(at)} />
          ))}
        </ol>
      ) : (
        <p className="text-muted">No lines yet. It would pick up and say nothing.</p>
      )}
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem}
        </p>
      ) : null}
      {fields.length < MOST ? (
        <Button size="sm" className="self-start" onClick={() => append(NEW_STEP)}>
          <Plus aria-hidden="true" />
          Add a line
        </Button>
      ) : null}
    </div>
  );
}

function StepRow({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { register, control, formState } = useFormContext<ScenarioForm>();
  const waitFor = useWatch({ control, name: `steps.${at}.waitFor` });
  const problems = formState.errors.steps?.[at];
  const hears = waitFor === "speech" || waitFor === "dtmf";
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-sm font-medium text-muted">Line {at + 1}</span>
        <IconButton label={`Remove line ${at + 1}`} icon={<Trash2 aria-hidden="true" />} onClick={onRemove} />
      </div>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field label="Waits for">
          <Controller
            name={`steps.${at}.waitFor`}
            control={control}
            render={({ field }) => <Select options={WAITS} value={field.value} onValueChange={field.onChange} />}
          />
        </Field>
        {hears ? (
          <Field label="That look like" optional error={problems?.match?.message} help="A regular expression.">
            <Input
              autoComplete="off"
              className="font-mono"
              placeholder={waitFor === "dtmf" ? "^1" : "opening hours|open"}
              {...register(`steps.${at}.match`, { validate: (value) => patternProblem(value) ?? true })}
            />
          </Field>
        ) : null}
      </div>
      <Field label="Says" optional error={problems?.say?.message}>
        <Input autoComplete="off" {...register(`steps.${at}.say`)} />
      </Field>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <Field label="Plays">
          <Controller
            name={`steps.${at}.play`}
            control={control}
            render={({ field }) => <Select options={SOUNDS} value={field.value} onValueChange={field.onChange} />}
          />
        </Field>
        <Field label="Presses" optional error={problems?.dtmf?.message}>
          <Input
            autoComplete="off"
            {...register(`steps.${at}.dtmf`, {
              pattern: { value: /^[0-9*#]{0,20}$/, message: "Up to 20 keys: 0 to 9, * and #." },
            })}
          />
        </Field>
        <Field label={waitFor === "none" ? "Lasts" : "Waits at most"} optional error={problems?.seconds?.message}>
          <Input
            inputMode="decimal"
            autoComplete="off"
            trailing="s"
            className="pr-7"
            {...register(`steps.${at}.seconds`, { validate: (value) => secondsProblem(value, 600) ?? true })}
          />
        </Field>
      </div>
      <Controller
        name={`steps.${at}.hangUp`}
        control={control}
        render={({ field }) => (
          <Checkbox label="Then hangs up" checked={field.value} onCheckedChange={field.onChange} />
        )}
      />
    </li>
  );
}
