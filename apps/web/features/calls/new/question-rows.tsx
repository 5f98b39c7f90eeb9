"use client";

import { Button, Field, IconButton, Input, Select } from "@parley/ui";
import { Plus, Trash2 } from "lucide-react";
import {
  type Control,
  Controller,
  type FieldErrors,
  type UseFormRegister,
  useFieldArray,
  useWatch,
} from "react-hook-form";
import type { NewCall, NewCallForm } from "./new-call-input.ts";
import { QUESTION_TYPES } from "./question.ts";

interface QuestionRowsProps {
  control: Control<NewCallForm, unknown, NewCall>;
  register: UseFormRegister<NewCallForm>;
  errors: FieldErrors<NewCallForm>["questions"];
}

const MOST = 20;

/** What the call should bring back, each answer in the form that is chosen for it. */
export function QuestionRows({ control, register, errors }: QuestionRowsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "questions" });
  const typed = useWatch({ control, name: "questions" }) ?? [];
  return (
    <div className="flex flex-col gap-3">
      {fields.map(({ id }, at) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,1fr)_128px_auto]">
          <Field
            label={<span className={at === 0 ? "" : "sm:sr-only"}>Question {at + 1}</span>}
            error={errors?.[at]?.text?.message}
            className="col-span-2 sm:col-span-1"
          >
            <Input autoComplete="off" placeholder="When will it arrive?" {...register(`questions.${at}.text`)} />
          </Field>
          <Field label={<span className={at === 0 ? "" : "sm:sr-only"}>Answer</span>}>
            <Controller
              name={`questions.${at}.type`}
              control={control}
              render={({ field }) => (
                <Select options={[...QUESTION_TYPES]} value={field.value} onValueChange={field.onChange} />
              )}
            />
          </Field>
          <IconButton
            label={`Remove question ${at + 1}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => remove(at)}
            className={at === 0 ? "mt-6" : "mt-6 sm:mt-0"}
          />
          {typed[at]?.type === "choice" ? (
            <Field label="Choices" error={errors?.[at]?.choices?.message} className="col-span-full">
              <Input
                autoComplete="off"
                placeholder="Replace, refund, neither"
                {...register(`questions.${at}.choices`)}
              />
            </Field>
          ) : null}
        </div>
      ))}
      {fields.length < MOST ? (
        <Button
          size="sm"
          className="self-start"
          onClick={() => append({ text: "", type: "text", choices: "" })}
          // A field left by this press may show its error, and the button would move away from under the pointer.
          onMouseDown={(event) => event.preventDefault()}
        >
          <Plus aria-hidden="true" />
          Add a question
        </Button>
      ) : null}
    </div>
  );
}
