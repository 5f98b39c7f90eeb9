"use client";

import { Button, Checkbox, Field, FormSection, toast } from "@parley/ui";
import { Controller, useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { asked } from "./auth-problem.ts";
import { PasswordInput } from "./password-input.tsx";

export interface PasswordSectionProps {
  /** People who came through another service have none yet; they set one by the link in a mail. */
  hasPassword: boolean;
  email: string;
}

export function PasswordSection({ hasPassword, email }: PasswordSectionProps) {
  return hasPassword ? <ChangePassword /> : <SetPassword email={email} />;
}

function ChangePassword() {
  const { register, control, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.PasswordChange)),
    mode: "onTouched",
    defaultValues: { currentPassword: "", newPassword: "", revokeOtherSessions: true },
  });
  const submit = handleSubmit(async (input) => {
    const { error, problem } = await asked((auth) => auth.changePassword(input));
    if (problem) {
      return setError(error?.code?.startsWith("PASSWORD_") ? "newPassword" : "currentPassword", { message: problem });
    }
    reset();
    toast.success("Your password is changed");
  });
  const { errors } = formState;
  return (
    <form method="post" onSubmit={submit} noValidate>
      <FormSection
        title="Password"
        description="At least 10 characters. A few words work well."
        footer={
          <Button type="submit" loading={formState.isSubmitting}>
            Change password
          </Button>
        }
      >
        <Field label="Current password" error={errors.currentPassword?.message}>
          <PasswordInput autoComplete="current-password" {...register("currentPassword")} />
        </Field>
        <Field label="New password" error={errors.newPassword?.message}>
          <PasswordInput autoComplete="new-password" {...register("newPassword")} />
        </Field>
        <Controller
          name="revokeOtherSessions"
          control={control}
          render={({ field }) => (
            <Checkbox label="Sign out on all other devices" checked={field.value} onCheckedChange={field.onChange} />
          )}
        />
      </FormSection>
    </form>
  );
}

function SetPassword({ email }: { email: string }) {
  return (
    <FormSection title="Password" description="You sign in through another service and have no password here.">
      <div>
        <Button
          onClick={async () => {
            const { problem } = await asked((auth) => auth.requestPasswordReset({ email, redirectTo: "/reset" }));
            if (problem) toast.error("The link was not sent", { description: problem });
            else toast.success(`A link to set a password went to ${email}`);
          }}
        >
          Set a password
        </Button>
      </div>
    </FormSection>
  );
}
