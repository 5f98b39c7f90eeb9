"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Combobox, Dialog, Field, Input, Select, toast } from "@parley/ui";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { useCatalog } from "@/features/dashboards/filters/use-catalog.ts";
import { useMetrics } from "@/features/dashboards/use-metrics.ts";
import { useValueWords } from "@/features/dashboards/use-value-words.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { formResolver } from "@/lib/form-resolver.ts";
import type { Experiment } from "../answers.ts";
import { COMPARABLE_MEASURES, EFFECTS, tellsGroups } from "./comparable.ts";
import { useRenewExperiments } from "./use-experiments.ts";

export interface ExperimentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The plan that is changed; none to make one. */
  experiment?: Experiment;
}

const FIELDS = { "/name": "name", "/dimension": "dimension", "/control": "control", "/variant": "variant" } as const;
const MORE_FIELDS = {
  "/measure": "measure",
  "/smallest_effect": "smallestEffect",
  "/started_on": "startedOn",
} as const;

export function ExperimentDialog({ open, onOpenChange, experiment }: ExperimentDialogProps) {
  const renew = useRenewExperiments();
  const format = useFormat();
  const catalog = useCatalog();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, setValue, watch, formState } = useForm({
    resolver: formResolver(() => import("./experiment-schema.ts").then((all) => all.ExperimentInput)),
    mode: "onTouched",
    defaultValues: {
      name: experiment?.name ?? "",
      dimension: experiment?.dimension ?? "source",
      control: experiment?.control ?? "",
      variant: experiment?.variant ?? "",
      measure: experiment?.measure ?? "conversion_rate_of_answered",
      smallestEffect: String(experiment?.smallest_effect ?? 0.1),
      startedOn: experiment?.started_on ?? format.calendarDay(Date.now()),
    },
  });
  const values = useGroupValues(watch("dimension"), [watch("control"), watch("variant")]);
  const { errors } = formState;
  const submit = handleSubmit(async ({ smallestEffect, startedOn, ...plan }) => {
    setProblem(null);
    const body = { ...plan, smallest_effect: Number(smallestEffect), started_on: startedOn };
    try {
      if (experiment) await api.PATCH("/api/v1/experiments/{id}", { params: { path: { id: experiment.id } }, body });
      else await api.POST("/api/v1/experiments", { body });
      toast.success(experiment ? "Experiment saved" : "Experiment planned");
      await renew();
      onOpenChange(false);
    } catch (error) {
      const [first] = error instanceof ParleyError ? error.fields : [];
      const name = first && { ...FIELDS, ...MORE_FIELDS }[first.pointer as keyof typeof FIELDS];
      if (first && name) setError(name, { message: first.message }, { shouldFocus: true });
      else setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  const measures = (catalog?.measures ?? []).filter(({ key }) => COMPARABLE_MEASURES.includes(key));
  const dimensions = (catalog?.dimensions ?? []).filter(tellsGroups);
  const effects = [...new Set([...EFFECTS, experiment?.smallest_effect ?? 0.1])].sort((a, b) => a - b);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={experiment ? "Edit the experiment" : "New experiment"}
      description="Plan it before you look at the numbers: which groups, by what, and which difference would matter."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="experiment" variant="primary" loading={formState.isSubmitting}>
            {experiment ? "Save" : "Plan experiment"}
          </Button>
        </>
      }
    >
      <form id="experiment" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="off" autoFocus placeholder="New landing page" {...register("name")} />
        </Field>
        <Field label="Groups are told apart by" error={errors.dimension?.message}>
          <Controller
            name="dimension"
            control={control}
            render={({ field }) => (
              <Combobox
                options={dimensions.map(({ key, label }) => ({ value: key, label }))}
                value={field.value}
                onValueChange={(next) => {
                  field.onChange(next);
                  setValue("control", "");
                  setValue("variant", "");
                }}
              />
            )}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Control" help="What there was before." error={errors.control?.message}>
            <Controller
              name="control"
              control={control}
              render={({ field }) => (
                <Combobox options={values} value={field.value} onValueChange={field.onChange} placeholder="Choose" />
              )}
            />
          </Field>
          <Field label="Tried" help="What is new." error={errors.variant?.message}>
            <Controller
              name="variant"
              control={control}
              render={({ field }) => (
                <Combobox options={values} value={field.value} onValueChange={field.onChange} placeholder="Choose" />
              )}
            />
          </Field>
        </div>
        <Field label="Compared by" error={errors.measure?.message}>
          <Controller
            name="measure"
            control={control}
            render={({ field }) => (
              <Select
                options={measures.map(({ key, label }) => ({ value: key, label }))}
                value={field.value}
                onValueChange={field.onChange}
              />
            )}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Smallest difference that matters"
            help="A smaller one takes many more calls to see."
            error={errors.smallestEffect?.message}
          >
            <Controller
              name="smallestEffect"
              control={control}
              render={({ field }) => (
                <Select
                  options={effects.map((one) => ({ value: String(one), label: format.percent(one) }))}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          </Field>
          <Field label="First day" error={errors.startedOn?.message}>
            <Input type="date" {...register("startedOn")} />
          </Field>
        </div>
      </form>
    </Dialog>
  );
}

/** The values with the most calls of the last quarter of a year, and those that are chosen already. */
function useGroupValues(dimension: string, chosen: string[]) {
  const write = useValueWords();
  const format = useFormat();
  const { data } = useMetrics({
    ...{ measures: ["calls"], dimensions: [dimension], filters: [], range: { preset: "last_90_days" } as const },
    ...{ order_by: [{ key: "calls", direction: "desc" as const }], limit: 200 },
  });
  const found = (data?.rows ?? []).flatMap((row) => {
    const value = row[dimension];
    if (value == null || !row.calls) return [];
    return [
      { value: String(value), label: write(dimension, value), hint: `${format.integer(Number(row.calls))} calls` },
    ];
  });
  const rest = chosen.filter((value) => value !== "" && !found.some((one) => one.value === value));
  return [...found, ...[...new Set(rest)].map((value) => ({ value, label: write(dimension, value) }))];
}
