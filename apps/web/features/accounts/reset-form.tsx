"use client";

import { Banner, Button, buttonClasses, Field } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { asked } from "./auth-problem.ts";
import { PasswordInput } from "./password-input.tsx";

/** `token` is null when the link that led here was used or has expired. */
export function ResetForm({ token }: { token: string | null }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [dead, setDead] = useState(token === null);
  const [done, setDone] = useState(false);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.ResetInput)),
    mode: "onTouched",
  });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const { error, problem } = await asked((auth) => auth.resetPassword({ ...input, token: token! }));
    if (error?.code === "INVALID_TOKEN") setDead(true);
    else if (error?.code?.startsWith("PASSWORD_")) setError("newPassword", { message: problem! });
    else if (problem) setProblem(problem);
    else setDone(true);
  });
  if (dead) {
    return (
      <div className="flex flex-col gap-4">
        <Banner tone="warning" title="This link does not work any more">
          It was used already, or more than an hour went by.
        </Banner>
        <Link href="/forgot" className={buttonClasses("primary")}>
          Ask for a new link
        </Link>
      </div>
    );
  }
  if (done) {
    return (
      <div className="flex flex-col gap-4">
        <Banner tone="positive" title="Your password is changed">
          You were signed out everywhere. Sign in with the new password.
        </Banner>
        <Link href="/login" className={buttonClasses("primary")}>
          Sign in
        </Link>
      </div>
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? <Banner tone="negative">{problem}</Banner> : null}
      <Field
        label="New password"
        error={formState.errors.newPassword?.message}
        help="At least 10 characters. A few words work well."
      >
        <PasswordInput autoComplete="new-password" autoFocus {...register("newPassword")} />
      </Field>
      <Button type="submit" variant="primary" loading={formState.isSubmitting}>
        Set password
      </Button>
    </form>
  );
}
