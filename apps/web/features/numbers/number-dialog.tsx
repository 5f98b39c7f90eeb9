"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, Field, Input, Select, Textarea } from "@parley/ui";
import { useState } from "react";
import { Controller, type FieldPath, FormProvider, useForm } from "react-hook-form";
import { wordsFor } from "@/features/calls/call-api.ts";
import { usePersonaOptions } from "@/features/calls/new/use-persona-options.ts";
import { api } from "@/lib/api.ts";
import { HoursFields } from "./hours-fields.tsx";
import { bodyOfNumber, formOfNumber, type NumberForm } from "./number-input.ts";
import type { PhoneNumber } from "./number-wire.ts";
import { useRenewNumbers } from "./use-numbers.ts";

interface NumberDialogProps {
  /** Null for a new one. */
  number: PhoneNumber | null;
  /** The organization's, for hours of a new number. */
  timezone: string;
  timezones: string[];
  onClose: () => void;
}

/** Where the API's names stand in the form. */
const FIELDS: Record<string, FieldPath<NumberForm>> = {
  number: "number",
  label: "label",
  persona_id: "persona",
  purpose: "purpose",
  questions: "questions",
  hours: "timezone",
  closed_message: "closedMessage",
  fallback: "fallback",
};

export function NumberDialog({ number, timezone, timezones, onClose }: NumberDialogProps) {
  const renew = useRenewNumbers();
  const personas = usePersonaOptions();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<NumberForm>({ mode: "onTouched", defaultValues: formOfNumber(number, timezone) });
  const { register, control, handleSubmit, setError, formState } = form;
  const { errors } = formState;
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const body = bodyOfNumber(input, number);
    try {
      if (number) await api.PATCH("/api/v1/numbers/{id}", { params: { path: { id: number.id } }, body });
      else await api.POST("/api/v1/numbers", { body });
      await renew();
      onClose();
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      for (const { pointer, message } of fields) {
        const name = FIELDS[pointer.split("/")[1] ?? ""];
        if (name) setError(name, { message }, { shouldFocus: true });
        else setProblem(message);
      }
      if (fields.length === 0) setProblem(wordsFor(error));
    }
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={number ? "Change number" : "New number"}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="phone-number" variant="primary" loading={formState.isSubmitting}>
            {number ? "Save" : "Add number"}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id="phone-number" onSubmit={submit} noValidate className="flex flex-col gap-4">
          {problem ? <Banner tone="negative">{problem}</Banner> : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Phone number"
              required
              error={errors.number?.message}
              help="A number of your carrier account. In the simulator, any that is not +1 500 555 01xx."
            >
              <Input
                type="tel"
                autoComplete="off"
                placeholder="+1 415 555 2671"
                {...register("number", { validate: (typed) => typed.trim() !== "" || "Enter the number." })}
              />
            </Field>
            <Field label="Label" optional error={errors.label?.message} help="For you and your team.">
              <Input autoComplete="off" placeholder="Front desk" {...register("label")} />
            </Field>
          </div>
          <Field label="Persona" error={errors.persona?.message} help="Who answers. Without one the fallback holds.">
            <Controller
              name="persona"
              control={control}
              render={({ field }) => (
                <Select
                  value={field.value}
                  onValueChange={field.onChange}
                  options={[
                    { value: "none", label: "Nobody" },
                    ...(personas ?? []).map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
              )}
            />
          </Field>
          <Field
            label="What it is there for"
            optional
            error={errors.purpose?.message}
            help="What callers of this number want, and how they are helped."
          >
            <Textarea rows={2} {...register("purpose")} />
          </Field>
          <Field
            label="Questions to callers"
            optional
            error={errors.questions?.message}
            help="One a line. Their answers stand with the call."
          >
            <Textarea rows={3} placeholder={"What is your name?\nWhat is it about?"} {...register("questions")} />
          </Field>
          <HoursFields timezones={timezones} />
          <Field label="Otherwise" error={errors.fallback?.message} help="Outside the hours, or when nobody answers.">
            <Controller
              name="fallback"
              control={control}
              render={({ field }) => (
                <Select
                  value={field.value}
                  onValueChange={field.onChange}
                  options={[
                    { value: "take_message", label: "Take a message" },
                    { value: "reject", label: "Do not answer" },
                  ]}
                />
              )}
            />
          </Field>
          <Field
            label="Said before the tone"
            optional
            error={errors.closedMessage?.message}
            help="Without words of yours: We cannot take your call now. Please leave a message after the tone."
          >
            <Textarea rows={2} {...register("closedMessage")} />
          </Field>
        </form>
      </FormProvider>
    </Dialog>
  );
}
