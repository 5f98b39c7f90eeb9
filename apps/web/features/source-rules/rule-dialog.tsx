"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, Field, Input, Select, toast } from "@parley/ui";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { api } from "@/lib/api.ts";
import { formResolver } from "@/lib/form-resolver.ts";
import { kindOptions, type RuleKind, type SourceRule } from "./rule-wire.ts";
import { useRenewNames } from "./use-source-names.ts";

export interface RuleDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The rule that is changed; none to make one. */
  rule?: SourceRule;
}

export function RuleDialog({ open, onOpenChange, rule }: RuleDialogProps) {
  const renew = useRenewNames();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./rule-schema.ts").then((all) => all.RuleInput)),
    mode: "onTouched",
    defaultValues: { kind: rule?.kind ?? ("source" as RuleKind), match: rule?.match ?? "", target: rule?.target ?? "" },
  });
  const change = (next: boolean) => {
    onOpenChange(next);
    setProblem(null);
    reset();
  };
  const submit = handleSubmit(async ({ kind, match, target }) => {
    setProblem(null);
    try {
      if (rule) {
        const params = { path: { id: rule.id } };
        await api.PATCH("/api/v1/source_rules/{id}", { params, body: { match, target } });
      } else await api.POST("/api/v1/source_rules", { body: { kind, match, target } });
      toast.success(`${match} counts as ${target}`);
      await renew();
      change(false);
    } catch (error) {
      const field = fieldOf(error);
      const message = error instanceof Error ? error.message : "That did not work. Try again.";
      if (field) setError(field.name, { message: field.message ?? message }, { shouldFocus: true });
      else setProblem(message);
    }
  });
  const { errors } = formState;
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={rule ? "Change the rule" : "Add a rule"}
      description="It applies to calls that are here and to calls to come. What was tracked stays."
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button type="submit" form="source-rule" variant="primary" loading={formState.isSubmitting}>
            {rule ? "Save" : "Add rule"}
          </Button>
        </>
      }
    >
      <form id="source-rule" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        {rule ? null : (
          <Field label="Applies to">
            <Controller
              name="kind"
              control={control}
              render={({ field }) => (
                <Select options={kindOptions} value={field.value} onValueChange={field.onChange} />
              )}
            />
          </Field>
        )}
        <Field
          label="Tracked name"
          error={errors.match?.message}
          help="The whole name. Capitals and extra blanks make no difference."
        >
          <Input autoComplete="off" autoFocus placeholder="adwords" {...register("match")} />
        </Field>
        <Field label="Counts as" error={errors.target?.message} help="Shown as you write it.">
          <Input autoComplete="off" placeholder="Google Ads" {...register("target")} />
        </Field>
      </form>
    </Dialog>
  );
}

/** The field that a refusal is about. */
function fieldOf(error: unknown): { name: "match" | "target"; message?: string } | null {
  if (!(error instanceof ParleyError)) return null;
  if (error.code === "source_rule_exists") return { name: "match" };
  const [first] = error.fields;
  if (first?.pointer === "/match") return { name: "match", message: first.message };
  return first?.pointer === "/target" ? { name: "target", message: first.message } : null;
}
