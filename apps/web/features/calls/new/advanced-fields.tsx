"use client";

import { Field, Input, Select } from "@parley/ui";
import { type Control, Controller, type FieldErrors, type UseFormRegister } from "react-hook-form";
import type { NewCall, NewCallForm } from "./new-call-input.ts";

interface AdvancedFieldsProps {
  control: Control<NewCallForm, unknown, NewCall>;
  register: UseFormRegister<NewCallForm>;
  errors: FieldErrors<NewCallForm>;
}

const VOICEMAIL = [
  { value: "default", label: "As the persona does" },
  { value: "leave", label: "Leave a message after the beep" },
  { value: "hang_up", label: "Hang up" },
];

/** Limits that most calls leave to the persona. Opened by itself when one of them is refused. */
export function AdvancedFields({ control, register, errors }: AdvancedFieldsProps) {
  const isRefused = Boolean(errors.max_dollars || errors.hold_minutes || errors.voicemail_action);
  return (
    <details open={isRefused || undefined} className="border-t border-line pt-3">
      <summary className="w-fit rounded-sm text-sm font-medium text-muted hover:text-ink">Advanced</summary>
      <div className="mt-3 grid items-start gap-4 sm:grid-cols-2">
        <Field label="When voicemail answers" error={errors.voicemail_action?.message}>
          <Controller
            name="voicemail_action"
            control={control}
            render={({ field }) => <Select options={VOICEMAIL} value={field.value} onValueChange={field.onChange} />}
          />
        </Field>
        <Field
          label="Waits on hold at most"
          optional
          error={errors.hold_minutes?.message}
          help="Empty: as the persona does."
        >
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={240}
            trailing="min"
            className="pr-10"
            {...register("hold_minutes")}
          />
        </Field>
        <Field
          label="Costs at most"
          optional
          error={errors.max_dollars?.message}
          help="Says goodbye before it costs more."
        >
          <Input inputMode="decimal" leading="$" className="pl-6" autoComplete="off" {...register("max_dollars")} />
        </Field>
      </div>
    </details>
  );
}
