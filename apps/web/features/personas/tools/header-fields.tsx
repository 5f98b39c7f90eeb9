"use client";

import { Button, Field, IconButton, Input } from "@parley/ui";
import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useFormContext } from "react-hook-form";
import type { ToolForm } from "./tool-input.ts";

/** Secret headers. Their values are never given back: a kept one is shown by its name and can be replaced or removed. */
export function HeaderFields() {
  const { register, control, formState } = useFormContext<ToolForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "headers" });
  const problems = formState.errors.headers;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">
        Secret headers <span className="ml-1 font-normal text-faint">Optional</span>
      </legend>
      {fields.map((row, at) => (
        <div key={row.id} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[1fr_1.4fr_auto]">
          <Field
            label={<span className={at === 0 ? "" : "sm:sr-only"}>Header</span>}
            error={problems?.[at]?.name?.message}
            className="col-span-2 sm:col-span-1"
          >
            <Input
              mono
              autoComplete="off"
              readOnly={row.kept}
              placeholder="Authorization"
              {...register(`headers.${at}.name`, {
                validate: (name) =>
                  /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,80}$/.test(name.trim()) || "Use letters, digits and hyphens.",
              })}
            />
          </Field>
          <Field
            label={<span className={at === 0 ? "" : "sm:sr-only"}>Value</span>}
            error={problems?.[at]?.value?.message}
          >
            <Input
              type="password"
              autoComplete="new-password"
              placeholder={row.kept ? "Kept. Type to replace it" : ""}
              {...register(`headers.${at}.value`, {
                validate: (value) => row.kept || value !== "" || "Enter the value, or remove the header.",
              })}
            />
          </Field>
          <IconButton
            label={`Remove ${row.name || "this header"}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => remove(at)}
            className={at === 0 ? "mt-6" : "mt-6 sm:mt-0"}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => append({ name: fields.length === 0 ? "Authorization" : "", value: "", kept: false })}
      >
        <Plus aria-hidden="true" />
        Add a header
      </Button>
      <p className="text-sm text-muted">Kept encrypted and never shown again.</p>
    </fieldset>
  );
}
