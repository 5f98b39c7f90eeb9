"use client";

import { Field, FormSection, Input, RadioGroup, Select } from "@parley/ui";
import { Controller, useFormContext } from "react-hook-form";
import type { CharacterForm } from "./character-input.ts";

const VOICES = [
  { value: "default", label: "Default" },
  { value: "female", label: "Female" },
  { value: "male", label: "Male" },
];
const LANGUAGES = [{ value: "en", label: "English" }];

export function VoiceSection() {
  const { register, control, formState } = useFormContext<CharacterForm>();
  const { errors } = formState;
  return (
    <FormSection title="Voice" description="How it is called and how it sounds.">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" required error={errors.name?.message} help="For you and your team.">
          <Input autoComplete="off" {...register("name")} />
        </Field>
        <Field
          label="Name on the phone"
          optional
          error={errors.spoken_name?.message}
          help="It always says that it is an AI."
        >
          <Input autoComplete="off" {...register("spoken_name")} />
        </Field>
        <Field label="Voice">
          <Controller
            name="voice"
            control={control}
            render={({ field }) => <Select options={VOICES} value={field.value} onValueChange={field.onChange} />}
          />
        </Field>
        <Field label="Language">
          <Controller
            name="language"
            control={control}
            render={({ field }) => <Select options={LANGUAGES} value={field.value} onValueChange={field.onChange} />}
          />
        </Field>
      </div>
      <Field label="Engine">
        <Controller
          name="engine"
          control={control}
          render={({ field }) => (
            <RadioGroup
              layout="cards"
              value={field.value}
              onValueChange={field.onChange}
              options={[
                {
                  value: "cascade",
                  label: "Step by step",
                  help: "Recognition, language model and voice, each of your choice.",
                },
                {
                  value: "realtime",
                  label: "Speech to speech",
                  help: "One model hears and speaks. Needs a provider that offers it.",
                },
              ]}
            />
          )}
        />
      </Field>
    </FormSection>
  );
}
