"use client";

import { Checkbox, Field, FormSection, RadioGroup, Textarea } from "@parley/ui";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import type { CharacterForm } from "./character-input.ts";

export function RecordingSection() {
  const { register, control, formState } = useFormContext<CharacterForm>();
  const { errors } = formState;
  const [record, leaves] = useWatch({ control, name: ["record", "voicemail_action"] });
  return (
    <FormSection title="Recording and voicemail" description="What is kept of a call, and what a machine hears.">
      <Controller
        name="record"
        control={control}
        render={({ field }) => (
          <Checkbox
            label="Record calls"
            help="Digits of payment cards are muted and masked before anything is kept."
            checked={field.value}
            onCheckedChange={field.onChange}
          />
        )}
      />
      <Controller
        name="consent_line"
        control={control}
        render={({ field }) => (
          <Checkbox
            label="Say first that the call is recorded"
            help={record ? "Some places ask for it by law." : "Nothing is recorded, so nothing is said."}
            checked={field.value}
            onCheckedChange={field.onChange}
            disabled={!record}
          />
        )}
      />
      <Controller
        name="learns"
        control={control}
        render={({ field }) => (
          <Checkbox
            label="Learn from calls that are marked good"
            help="Their answers are shown to it as examples in similar situations."
            checked={field.value}
            onCheckedChange={field.onChange}
          />
        )}
      />
      <Field label="When voicemail answers">
        <Controller
          name="voicemail_action"
          control={control}
          render={({ field }) => (
            <RadioGroup
              value={field.value}
              onValueChange={field.onChange}
              options={[
                { value: "leave", label: "Leave a message after the beep" },
                { value: "hang_up", label: "Hang up" },
              ]}
            />
          )}
        />
      </Field>
      {leaves === "leave" ? (
        <Field
          label="Message"
          optional
          error={errors.voicemail_message?.message}
          help="Left empty, it says who called, for whom and why."
        >
          <Textarea rows={2} {...register("voicemail_message")} />
        </Field>
      ) : null}
    </FormSection>
  );
}
