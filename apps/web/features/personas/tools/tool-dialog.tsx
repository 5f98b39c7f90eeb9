"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Checkbox, Dialog, Field, Input, Select, Textarea } from "@parley/ui";
import { useState } from "react";
import { Controller, type FieldPath, FormProvider, useForm } from "react-hook-form";
import { api } from "@/lib/api.ts";
import type { HttpTool, Persona } from "../persona-wire.ts";
import { useChangePersona } from "../use-persona.ts";
import { HeaderFields } from "./header-fields.tsx";
import { bodyOfTool, checkSchema, formOfTool, type ToolForm, unknownPlaces } from "./tool-input.ts";
import { useRenewTools } from "./use-tools.ts";

interface ToolDialogProps {
  tool?: HttpTool;
  /** A new tool is switched on for it. */
  persona: Persona;
  onClose: () => void;
  onSaved: (tool: HttpTool) => void;
}

const METHODS = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).map((value) => ({ value, label: value }));

/** Where a problem of the API is shown: what is inside the schema stands at the schema. */
const fieldOf = (pointer: string): FieldPath<ToolForm> | null => {
  const name = pointer.slice(1).split("/")[0]!;
  if (name === "input_schema") return "schema";
  if (name === "timeout_ms") return "seconds";
  return name === "name" || name === "description" || name === "url" || name === "method" ? name : null;
};

export function ToolDialog({ tool, persona, onClose, onSaved }: ToolDialogProps) {
  const renew = useRenewTools();
  const change = useChangePersona(persona.id);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<ToolForm>({ mode: "onTouched", defaultValues: formOfTool(tool) });
  const { register, control, handleSubmit, setError, getValues, formState } = form;
  const { errors } = formState;
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      onSaved(await save(input));
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      const unplaced = fields.filter(({ pointer }) => !fieldOf(pointer)).map(({ message }) => message);
      for (const { pointer, message } of fields) {
        const name = fieldOf(pointer);
        const inside = name === "schema" ? pointer.slice("/input_schema/".length).replaceAll("/", " › ") : "";
        if (name) setError(name, { message: inside ? `${inside}: ${message}` : message }, { shouldFocus: true });
      }
      if (unplaced.length > 0) setProblem(unplaced.join(" "));
      else if (fields.length === 0)
        setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  const save = async (input: ToolForm): Promise<HttpTool> => {
    const { headers, ...body } = bodyOfTool(input, tool);
    if (tool) {
      const params = { path: { id: tool.id } };
      const { data } = await api.PATCH("/api/v1/tools/{id}", { params, body: { ...body, headers } });
      await renew();
      return data!;
    }
    const { data } = await api.POST("/api/v1/tools", { body: { ...body, headers: headers as Record<string, string> } });
    await Promise.all([renew(), change({ tool_ids: [...persona.tool_ids, data!.id] })]);
    return data!;
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={tool ? `Change ${tool.name}` : "New tool"}
      description={tool ? undefined : `Switched on for ${persona.name} at once. Other personas can be given it too.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="http-tool" variant="primary" loading={formState.isSubmitting}>
            {tool ? "Save" : "Make tool"}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id="http-tool" onSubmit={submit} noValidate className="flex flex-col gap-4">
          {problem ? <Banner tone="negative">{problem}</Banner> : null}
          <Field label="Name" required error={errors.name?.message} help="As the model sees it: find_order.">
            <Input
              mono
              autoComplete="off"
              spellCheck={false}
              {...register("name", {
                pattern: {
                  value: /^[a-z][a-z0-9_]{0,47}$/,
                  message: "Use small letters, digits and underscores, a letter first.",
                },
                required: "Enter a name.",
              })}
            />
          </Field>
          <Field
            label="When to use it"
            required
            error={errors.description?.message}
            help="In words for the agent: what it answers and when it helps."
          >
            <Textarea
              rows={2}
              {...register("description", { validate: (text) => text.trim() !== "" || "Say when it should be used." })}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-[112px_minmax(0,1fr)]">
            <Field label="Method">
              <Controller
                name="method"
                control={control}
                render={({ field }) => <Select options={METHODS} value={field.value} onValueChange={field.onChange} />}
              />
            </Field>
            <Field
              label="Address"
              required
              error={errors.url?.message}
              help="{order_number} stands for a property of the input. What is not in the address goes into the query or the body."
            >
              <Input
                mono
                type="url"
                autoComplete="off"
                spellCheck={false}
                placeholder="https://shop.example.com/orders/{order_number}"
                {...register("url", {
                  required: "Enter the address.",
                  validate(url) {
                    const unknown = unknownPlaces(url, getValues("schema"));
                    return unknown.length === 0 || `The input has no property ${unknown.join(", ")}.`;
                  },
                })}
              />
            </Field>
          </div>
          <Field
            label="Input"
            required
            error={errors.schema?.message}
            help="JSON Schema of what the agent fills in: texts, numbers, yes or no, lists and objects."
          >
            <Textarea
              rows={8}
              spellCheck={false}
              className="font-mono text-sm"
              {...register("schema", { validate: checkSchema })}
            />
          </Field>
          <HeaderFields />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Waits at most"
              error={errors.seconds?.message}
              help="A sentence covers what takes over a second."
            >
              <Input
                type="number"
                inputMode="decimal"
                step="any"
                trailing="s"
                {...register("seconds", {
                  validate: (typed) =>
                    (Number(typed) >= 0.5 && Number(typed) <= 20) || "Choose between 0.5 and 20 seconds.",
                })}
              />
            </Field>
          </div>
          <Controller
            name="read_only"
            control={control}
            render={({ field }) => (
              <Checkbox
                label="Only reads"
                help="May be asked early, before it is certain that the other side has finished. Changes nothing there."
                checked={field.value}
                onCheckedChange={field.onChange}
              />
            )}
          />
          <Controller
            name="enabled"
            control={control}
            render={({ field }) => (
              <Checkbox
                label="On"
                help="When it is off, no persona can use it."
                checked={field.value}
                onCheckedChange={field.onChange}
              />
            )}
          />
        </form>
      </FormProvider>
    </Dialog>
  );
}
