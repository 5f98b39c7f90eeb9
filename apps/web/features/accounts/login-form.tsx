"use client";

import { Banner, Button, Checkbox, Field, Input } from "@parley/ui";
import Link from "next/link";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { withNext } from "@/lib/local-path.ts";
import { asked } from "./auth-problem.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SocialButtons, type SocialButtonsProps } from "./social-buttons.tsx";

export interface LoginFormProps {
  providers: SocialButtonsProps["providers"];
  next: string;
  email?: string;
  /** Said above the form: why the person is here. */
  notice?: string;
}

export function LoginForm({ providers, next, email, notice }: LoginFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.LoginInput)),
    mode: "onTouched",
    defaultValues: { email, rememberMe: true },
  });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    const { data, problem } = await asked((auth) => auth.signIn.email(input));
    if (problem) return setProblem(problem);
    const needsCode = data && "twoFactorRedirect" in data;
    window.location.assign(needsCode ? withNext("/two-factor", next) : next);
    // The button keeps turning until the next page is there.
    await new Promise(() => {});
  });
  return (
    <>
      {notice && !problem ? (
        <Banner tone="info" className="mb-4">
          {notice}
        </Banner>
      ) : null}
      {problem ? (
        <Banner tone="negative" className="mb-4">
          {problem}
        </Banner>
      ) : null}
      <SocialButtons providers={providers} next={next} onProblem={setProblem} />
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail" error={formState.errors.email?.message}>
          <Input
            type="email"
            autoComplete="username webauthn"
            autoFocus={!email}
            defaultValue={email}
            {...register("email")}
          />
        </Field>
        <Field
          label="Password"
          error={formState.errors.password?.message}
          aside={
            <Link href="/forgot" className="text-muted underline-offset-2 hover:text-ink hover:underline">
              Forgot it?
            </Link>
          }
        >
          <PasswordInput autoComplete="current-password" autoFocus={Boolean(email)} {...register("password")} />
        </Field>
        <Controller
          name="rememberMe"
          control={control}
          render={({ field }) => (
            <Checkbox label="Remember me on this device" checked={field.value} onCheckedChange={field.onChange} />
          )}
        />
        <Button type="submit" variant="primary" loading={formState.isSubmitting}>
          Sign in
        </Button>
        <PasskeyButton next={next} onProblem={setProblem} />
      </form>
      <p className="mt-5 text-center text-base text-muted">
        New to Parley?{" "}
        <Link href={withNext("/signup", next)} className="font-medium text-accent hover:underline">
          Create an account
        </Link>
      </p>
    </>
  );
}
