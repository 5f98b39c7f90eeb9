"use client";

import { Banner, Button, Field, Input } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { withNext } from "@/lib/local-path.ts";
import { asked } from "./auth-problem.ts";
import { PasswordInput } from "./password-input.tsx";
import { SocialButtons, type SocialButtonsProps } from "./social-buttons.tsx";

/** Which field a refusal is about. */
const FIELD_OF: Record<string, "name" | "email" | "password"> = {
  USER_ALREADY_EXISTS: "email",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "email",
  INVALID_EMAIL: "email",
  PASSWORD_TOO_SHORT: "password",
  PASSWORD_TOO_LONG: "password",
  PASSWORD_COMPROMISED: "password",
  NAME_MISSING: "name",
  NAME_TOO_LONG: "name",
};

export interface SignupFormProps {
  providers: SocialButtonsProps["providers"];
  next: string;
  /** Address of an invitation: the account has to be made with it. */
  email?: string;
}

export function SignupForm({ providers, next, email }: SignupFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.SignupInput)),
    mode: "onTouched",
    defaultValues: { email },
  });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const { error, problem } = await asked((auth) => auth.signUp.email({ ...input, callbackURL: "/dashboard" }));
    if (problem) {
      const field = error?.code ? FIELD_OF[error.code] : undefined;
      return field ? setError(field, { message: problem }, { shouldFocus: true }) : setProblem(problem);
    }
    window.location.assign(next);
    await new Promise(() => {});
  });
  const { errors } = formState;
  return (
    <>
      {problem ? (
        <Banner tone="negative" className="mb-4">
          {problem}
        </Banner>
      ) : null}
      <SocialButtons providers={providers} next={next} onProblem={setProblem} />
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="name" autoFocus {...register("name")} />
        </Field>
        <Field label="E-mail" error={errors.email?.message} help={email ? "The address that was invited." : undefined}>
          <Input
            type="email"
            autoComplete="email"
            readOnly={Boolean(email)}
            defaultValue={email}
            {...register("email")}
          />
        </Field>
        <Field label="Password" error={errors.password?.message} help="At least 10 characters. A few words work well.">
          <PasswordInput autoComplete="new-password" {...register("password")} />
        </Field>
        <Button type="submit" variant="primary" loading={formState.isSubmitting}>
          Create account
        </Button>
      </form>
      <p className="mt-5 text-center text-base text-muted">
        Have an account?{" "}
        <Link href={withNext("/login", next)} className="font-medium text-accent hover:underline">
          Sign in
        </Link>
      </p>
    </>
  );
}
