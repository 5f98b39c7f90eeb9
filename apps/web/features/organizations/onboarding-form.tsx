"use client";

import { Banner, Button, Field, Input, Select } from "@parley/ui";
import { useEffect, useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { ApiProblem, apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { AuthHeading } from "@/features/accounts/auth-heading.tsx";
import { SignOutButton } from "@/features/accounts/sign-out-button.tsx";
import { formResolver } from "@/lib/form-resolver.ts";
import { currencyOptions, guessCurrency } from "./currency-options.ts";
import { FirstSteps } from "./first-steps.tsx";
import { TimezoneSelect } from "./timezone-select.tsx";

/** Names the organization, then offers the two doors. */
export function OnboardingForm({ email, timezones }: { email: string; timezones: string[] }) {
  const [made, setMade] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, setValue, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.OrganizationInput)),
    mode: "onTouched",
    defaultValues: { timezone: "", currency: "USD" },
  });
  useEffect(() => {
    setValue("timezone", Intl.DateTimeFormat().resolvedOptions().timeZone);
    setValue("currency", guessCurrency(navigator.language));
  }, [setValue]);
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const { name } = await apiRequest<{ name: string }>("POST", "/organizations", {
        ...input,
        locale: navigator.language,
      });
      setMade(name);
    } catch (error) {
      const field = error instanceof ApiProblem ? error.fields[0] : undefined;
      const named = field?.pointer.slice(1);
      if (named === "name" || named === "timezone" || named === "currency")
        setError(named, { message: field!.message });
      else setProblem(messageOf(error));
    }
  });
  if (made) return <FirstSteps organizationName={made} />;
  const { errors } = formState;
  return (
    <>
      <AuthHeading title="Name your organization">
        You own it and can invite others. Were you invited instead? Then open the link in that mail.
      </AuthHeading>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="organization" autoFocus {...register("name")} />
        </Field>
        <Field
          label="Time zone"
          id="timezone"
          error={errors.timezone?.message}
          help="Days and hours of your calls are counted in it. You can change it later."
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
        <Field label="Currency" error={errors.currency?.message}>
          <Controller
            name="currency"
            control={control}
            render={({ field }) => (
              <Select options={currencyOptions()} value={field.value} onValueChange={field.onChange} />
            )}
          />
        </Field>
        <Button type="submit" variant="primary" loading={formState.isSubmitting}>
          Create organization
        </Button>
      </form>
      <div className="mt-5 flex items-center justify-between gap-3 border-t border-line pt-4 text-sm text-muted">
        <span className="min-w-0 truncate">Signed in as {email}</span>
        <SignOutButton next="/login" size="sm">
          Sign out
        </SignOutButton>
      </div>
    </>
  );
}
