"use client";

import { Banner, Button, Field, Input } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { asked } from "./auth-problem.ts";

/** `sendsMail`: whether this installation sends mails itself; otherwise its operator passes the link on. */
export function ForgotForm({ sendsMail }: { sendsMail: boolean }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { register, handleSubmit, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.ForgotInput)),
    mode: "onTouched",
  });
  const submit = handleSubmit(async ({ email }) => {
    setProblem(null);
    const { problem } = await asked((auth) => auth.requestPasswordReset({ email, redirectTo: "/reset" }));
    if (problem) setProblem(problem);
    else setSentTo(email);
  });
  const back = (
    <p className="mt-5 text-center text-base text-muted">
      <Link href="/login" className="font-medium text-accent hover:underline">
        Back to sign in
      </Link>
    </p>
  );
  if (sentTo) {
    return (
      <>
        <Banner tone="positive" title="Look into your mailbox">
          If {sentTo} has an account here, a link to set a new password is on its way. It works for one hour.
          {sendsMail ? null : " This installation sends no mail by itself: its operator finds the link in the outbox."}
        </Banner>
        {back}
      </>
    );
  }
  return (
    <>
      {problem ? (
        <Banner tone="negative" className="mb-4">
          {problem}
        </Banner>
      ) : null}
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail" error={formState.errors.email?.message}>
          <Input type="email" autoComplete="username" autoFocus {...register("email")} />
        </Field>
        <Button type="submit" variant="primary" loading={formState.isSubmitting}>
          Send the link
        </Button>
      </form>
      {back}
    </>
  );
}
