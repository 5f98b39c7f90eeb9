"use client";

import { Banner, Button, Checkbox, Field, Input } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { withNext } from "@/lib/local-path.ts";
import { asked } from "./auth-problem.ts";

const RESTART = new Set(["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);

/** The second step of signing in: a code of the app, or one of the backup codes. */
export function TwoFactorForm({ next }: { next: string }) {
  const [byBackup, setByBackup] = useState(false);
  const [restart, setRestart] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.CodeInput)),
    defaultValues: { trustDevice: false },
  });
  const submit = handleSubmit(async (input) => {
    const { error, problem } = await asked((auth) =>
      byBackup ? auth.twoFactor.verifyBackupCode(input) : auth.twoFactor.verifyTotp(input),
    );
    if (problem) {
      if (error?.code && RESTART.has(error.code)) return setRestart(problem);
      return setError("code", { message: problem }, { shouldFocus: true });
    }
    window.location.assign(next);
    await new Promise(() => {});
  });
  if (restart) {
    return (
      <Banner
        tone="warning"
        action={
          <Link href={withNext("/login", next)} className="font-medium text-accent hover:underline">
            Sign in again
          </Link>
        }
      >
        {restart}
      </Banner>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {byBackup ? (
        <Field label="Backup code" error={formState.errors.code?.message} help="Each code works once.">
          <Input key="backup" mono autoComplete="off" autoFocus {...register("code")} />
        </Field>
      ) : (
        <Field label="Code from your authenticator app" error={formState.errors.code?.message}>
          <Input
            key="totp"
            mono
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={8}
            autoFocus
            placeholder="123456"
            {...register("code")}
          />
        </Field>
      )}
      <Controller
        name="trustDevice"
        control={control}
        render={({ field }) => (
          <Checkbox
            label="Do not ask on this device for 30 days"
            checked={field.value}
            onCheckedChange={field.onChange}
          />
        )}
      />
      <Button type="submit" variant="primary" loading={formState.isSubmitting}>
        Continue
      </Button>
      <Button
        variant="ghost"
        onClick={() => {
          setByBackup(!byBackup);
          reset();
        }}
      >
        {byBackup ? "Use the authenticator app" : "Use a backup code"}
      </Button>
    </form>
  );
}
