"use client";

import { Button, Checkbox, Field, FormSection, IconButton, Input } from "@parley/ui";
import { Plus, Trash2 } from "lucide-react";
import { Controller, useFieldArray, useFormContext } from "react-hook-form";
import type { CharacterForm } from "./character-input.ts";

/** People whom the agent may put a caller through to. */
export function TransferSection() {
  const { register, control, formState } = useFormContext<CharacterForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "transfer_targets" });
  const problems = formState.errors.transfer_targets;
  return (
    <FormSection title="Transfers" description="People it may put a call through to, and when.">
      {fields.length === 0 ? <p className="text-muted">It puts calls through to nobody.</p> : null}
      {fields.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {fields.map(({ id, name }, at) => (
            <li key={id} className="flex flex-col gap-3 rounded-md border border-line p-3">
              <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
                <Field label="Name" required error={problems?.[at]?.name?.message}>
                  <Input autoComplete="off" {...register(`transfer_targets.${at}.name`)} />
                </Field>
                <Field
                  label="Phone number"
                  required
                  error={problems?.[at]?.number?.message}
                  className="max-sm:order-last max-sm:col-span-2"
                >
                  <Input
                    type="tel"
                    autoComplete="off"
                    placeholder="+1"
                    {...register(`transfer_targets.${at}.number`)}
                  />
                </Field>
                <IconButton
                  label={`Remove ${name || "this person"}`}
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => remove(at)}
                  className="mt-6"
                />
              </div>
              <Field label="When" optional error={problems?.[at]?.when?.message} help="In words for the agent.">
                <Input
                  autoComplete="off"
                  placeholder="The caller asks about an invoice"
                  {...register(`transfer_targets.${at}.when`)}
                />
              </Field>
              <Controller
                name={`transfer_targets.${at}.warm`}
                control={control}
                render={({ field }) => (
                  <Checkbox
                    label="Brief them first"
                    help="They hear what it is about before the caller is put through."
                    checked={field.value}
                    onCheckedChange={field.onChange}
                  />
                )}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {(problems?.root?.message ?? problems?.message) ? (
        <p role="alert" className="text-sm text-negative">
          {problems?.root?.message ?? problems?.message}
        </p>
      ) : null}
      {fields.length >= 20 ? null : (
        <Button
          size="sm"
          className="self-start"
          onClick={() => append({ name: "", number: "", when: "", warm: false })}
        >
          <Plus aria-hidden="true" />
          Add a person
        </Button>
      )}
    </FormSection>
  );
}
