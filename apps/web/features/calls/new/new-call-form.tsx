"use client";

import { Banner, Button, Card, Field, Input, RadioGroup, Select, Switch, Textarea } from "@parley/ui";
import { PhoneOutgoing } from "lucide-react";
import { useEffect } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { formResolver } from "@/lib/form-resolver.ts";
import { AdvancedFields } from "./advanced-fields.tsx";
import { CallChecks } from "./call-checks.tsx";
import { CalleePicker, CalleeSelect } from "./callee-picker.tsx";
import type { NewCallForm as Form, NewCall } from "./new-call-input.ts";
import { PersonaField } from "./persona-field.tsx";
import { QuestionRows } from "./question-rows.tsx";
import { useCallees } from "./use-callees.ts";
import { usePersonaOptions } from "./use-persona-options.ts";
import { usePlaceCall } from "./use-place-call.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";
import { zonedLocal } from "./zoned-instant.ts";

const VOICES = [
  { value: "default", label: "Default" },
  { value: "male", label: "Male" },
  { value: "female", label: "Female" },
];

/** Who to call, why, what may be said, and when. `again` fills it with an earlier call. */
export function NewCallForm({ again }: { again: Partial<Form> }) {
  const format = useFormat();
  const { timezone } = useViewer().organization;
  const form = useForm<Form, unknown, NewCall>({
    resolver: formResolver<Form, NewCall>(() => import("./new-call-input.ts").then(({ NewCallInput }) => NewCallInput)),
    mode: "onTouched",
    // No texts: a text field without a default keeps what was typed before the page woke.
    defaultValues: {
      ...{ persona_id: "none", voice: "default", record: true, max_minutes: 10, when: "now" },
      ...{ questions: [], voicemail_action: "default", hold_minutes: "", max_dollars: "" },
      ...(again.when === "later" ? { at: zonedLocal(nextHour(), timezone) } : {}),
      ...again,
    },
  });
  const { register, control, setValue, formState } = form;
  const { errors, isDirty } = formState;
  const { submit, problem, busy, placed } = usePlaceCall(form);
  const callees = useCallees();
  const personas = usePersonaOptions();
  const choosePersona = (id: string, shouldDirty = true) => {
    setValue("persona_id", id, { shouldDirty });
    const persona = personas?.find((one) => one.id === id);
    if (!persona) return;
    // What the persona would do, to be seen and changed.
    setValue("record", persona.record);
    setValue("max_minutes", Math.max(1, Math.round(persona.max_duration_seconds / 60)));
    setValue("voice", "default");
  };
  const given = again.max_minutes === undefined ? again.persona_id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the persona that the address names is known
  useEffect(() => {
    if (given && personas) choosePersona(given, false);
  }, [given, personas === undefined]);
  const watched = useWatch({ control });
  const isLater = watched.when === "later";
  useUnsavedGuard(isDirty && !placed);
  const simulator = {
    callees,
    chosen: watched.to ?? "",
    onChoose: (number: string) =>
      setValue("to", number, { shouldDirty: true, shouldValidate: true, shouldTouch: true }),
  };

  return (
    <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_360px]">
      <form method="post" onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-3">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Card title="Who to call">
          <Field
            label="Phone number"
            required
            error={errors.to?.message}
            help="With the country code, such as +1 415 555 2671."
          >
            <Input type="tel" autoComplete="off" inputMode="tel" placeholder="+1" autoFocus {...register("to")} />
          </Field>
          <CalleeSelect {...simulator} />
        </Card>
        <Card title="Why">
          <div className="flex flex-col gap-4">
            <Field
              label="Purpose"
              required
              error={errors.purpose?.message}
              help="In your own words: what should be true after the call."
            >
              <Textarea rows={3} placeholder="Ask whether order 4417 can be replaced" {...register("purpose")} />
            </Field>
            <QuestionRows control={control} register={register} errors={errors.questions} />
          </div>
        </Card>
        <Card title="What the agent may say">
          <div className="flex flex-col gap-4">
            <PersonaField
              personas={personas}
              value={watched.persona_id ?? "none"}
              error={errors.persona_id?.message}
              onChange={choosePersona}
            />
            <Field
              label="Details and limits"
              optional
              error={errors.instructions?.message}
              help="Facts it may give, what it may agree to, what it must not say."
            >
              <Textarea rows={4} {...register("instructions")} />
            </Field>
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                label="Calls in the name of"
                optional
                error={errors.caller_name?.message}
                help="It says that it is an automated assistant."
              >
                <Input autoComplete="name" {...register("caller_name")} />
              </Field>
              <Field
                label="Voice"
                help={watched.persona_id === "none" ? "It speaks English." : "Default: the persona's own."}
              >
                <Controller
                  name="voice"
                  control={control}
                  render={({ field }) => <Select options={VOICES} value={field.value} onValueChange={field.onChange} />}
                />
              </Field>
            </div>
            <Controller
              name="record"
              control={control}
              render={({ field }) => (
                <Switch
                  label="Record the call"
                  help="The agent says so at the start."
                  checked={field.value}
                  onCheckedChange={field.onChange}
                />
              )}
            />
          </div>
        </Card>
        <Card title="When">
          <div className="flex flex-col gap-4">
            <Controller
              name="when"
              control={control}
              render={({ field }) => (
                <RadioGroup
                  aria-label="When"
                  layout="cards"
                  value={field.value}
                  onValueChange={(next) => {
                    field.onChange(next);
                    if (next === "later" && !watched.at) setValue("at", zonedLocal(nextHour(), timezone));
                  }}
                  options={[
                    { value: "now", label: "Now", help: "As soon as a line is free." },
                    { value: "later", label: "Later", help: "At a day and time that you choose." },
                  ]}
                />
              )}
            />
            <div className="grid gap-4 sm:grid-cols-2">
              {isLater ? (
                <Field label={`Day and time (${format.zone()})`} required error={errors.at?.message}>
                  <Input type="datetime-local" {...register("at")} />
                </Field>
              ) : null}
              <Field label="Ends after at most" error={errors.max_minutes?.message}>
                <Input type="number" min={1} max={240} trailing="min" className="pr-10" {...register("max_minutes")} />
              </Field>
            </div>
            <AdvancedFields control={control} register={register} errors={errors} />
          </div>
        </Card>
        <div className="sticky bottom-0 z-10 -mx-4 flex items-center justify-end gap-3 border-t border-line bg-canvas px-4 py-3 md:static md:mx-0 md:border-0 md:p-0">
          <Button
            type="submit"
            variant="primary"
            loading={busy}
            className="w-full md:w-auto"
            // A field left by this press may show its error, and the button would move away from under the pointer.
            onMouseDown={(event) => event.preventDefault()}
          >
            <PhoneOutgoing aria-hidden="true" />
            {isLater ? "Schedule call" : "Call now"}
          </Button>
        </div>
      </form>
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-16">
        <CallChecks form={watched} simulated={callees.data?.simulated ?? null} />
        <CalleePicker {...simulator} />
      </div>
    </div>
  );
}

function nextHour(): Date {
  const hour = 3_600_000;
  return new Date(Math.ceil((Date.now() + 300_000) / hour) * hour);
}
