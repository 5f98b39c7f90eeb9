"use client";

import { Banner, Button, Field, FormSection, Input, SaveIndicator, Select } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import type * as z from "zod/mini";
import { ApiProblem, apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { saveState } from "@/features/accounts/save-state.ts";
import { formResolver } from "@/lib/form-resolver.ts";
import { currencyOptions } from "./currency-options.ts";
import { localeOptions } from "./locale-options.ts";
import type { OrganizationSettings } from "./schemas.ts";
import { TimezoneSelect } from "./timezone-select.tsx";

type Fields = z.output<typeof OrganizationSettings>;

const NAMES = ["name", "timezone", "currency", "locale"] as const;

export function OrganizationSection({ organization, timezones }: { organization: Fields; timezones: string[] }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const { register, control, handleSubmit, setError, reset, watch, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.OrganizationSettings)),
    mode: "onTouched",
    defaultValues: organization,
  });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      await apiRequest("PATCH", "/organization", input);
      reset(input);
      setSaved(true);
      router.refresh();
    } catch (error) {
      const field = error instanceof ApiProblem ? error.fields[0] : undefined;
      const name = NAMES.find((one) => field?.pointer === `/${one}`);
      if (name && field) setError(name, { message: field.message });
      else {
        setError("root", { message: messageOf(error) });
        setProblem(messageOf(error));
      }
    }
  });
  const { errors } = formState;
  const moves = watch("timezone") !== organization.timezone;
  return (
    <form method="post" onSubmit={submit} noValidate>
      <FormSection
        title="Organization"
        description="How its numbers, days and money are written, for everybody in it."
        footer={
          <>
            <SaveIndicator state={saveState(formState, saved)} />
            <Button type="submit" variant="primary" loading={formState.isSubmitting}>
              Save
            </Button>
          </>
        }
      >
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="organization" defaultValue={organization.name} {...register("name")} />
        </Field>
        <Field
          label="Time zone"
          id="timezone"
          error={errors.timezone?.message}
          help={
            moves
              ? "Every call is counted on its day and hour in the new zone. With very many calls the older ones follow over some minutes."
              : "Days and hours of calls are counted in it."
          }
        >
          <Controller
            name="timezone"
            control={control}
            render={({ field }) => (
              <TimezoneSelect
                fieldId="timezone"
                timezones={timezones}
                value={field.value}
                onValueChange={field.onChange}
                invalid={Boolean(errors.timezone)}
              />
            )}
          />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Currency" error={errors.currency?.message} help="Amounts are not converted.">
            <Controller
              name="currency"
              control={control}
              render={({ field }) => (
                <Select
                  options={currencyOptions(organization.currency)}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          </Field>
          <Field label="Numbers and dates" error={errors.locale?.message}>
            <Controller
              name="locale"
              control={control}
              render={({ field }) => (
                <Select
                  options={localeOptions(organization.locale)}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          </Field>
        </div>
      </FormSection>
    </form>
  );
}
