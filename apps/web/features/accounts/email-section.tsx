"use client";

import { Badge, Banner, Button, Field, FormSection, Input } from "@parley/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { asked } from "./auth-problem.ts";

export function EmailSection({ email, verified }: { email: string; verified: boolean }) {
  const [said, setSaid] = useState<string | null>(null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.EmailInput)),
    mode: "onTouched",
    defaultValues: { newEmail: email },
  });
  const submit = handleSubmit(async ({ newEmail }) => {
    setSaid(null);
    if (newEmail.toLowerCase() === email) return setError("newEmail", { message: "This is your address already." });
    const { problem } = await asked((auth) => auth.changeEmail({ newEmail, callbackURL: "/settings/profile" }));
    if (problem) setError("newEmail", { message: problem });
    else
      setSaid(
        `A link to confirm the change went to ${verified ? email : newEmail}. Your address stays until it is opened.`,
      );
  });
  return (
    <form method="post" onSubmit={submit} noValidate>
      <FormSection
        title="E-mail"
        description="You sign in with it, and mails about your account go there."
        footer={
          <Button type="submit" loading={formState.isSubmitting}>
            Change address
          </Button>
        }
      >
        {said ? <Banner tone="positive">{said}</Banner> : null}
        <Field
          label="E-mail address"
          error={formState.errors.newEmail?.message}
          aside={verified ? <Badge tone="positive">Confirmed</Badge> : <Badge tone="warning">Not confirmed</Badge>}
        >
          <Input type="email" autoComplete="email" defaultValue={email} {...register("newEmail")} />
        </Field>
        {verified ? null : <ConfirmAgain email={email} onSent={setSaid} />}
      </FormSection>
    </form>
  );
}

function ConfirmAgain({ email, onSent }: { email: string; onSent: (said: string) => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        size="sm"
        loading={busy}
        onClick={async () => {
          setBusy(true);
          setProblem(null);
          const { problem } = await asked((auth) =>
            auth.sendVerificationEmail({ email, callbackURL: "/settings/profile" }),
          );
          setBusy(false);
          if (problem) setProblem(problem);
          else onSent(`A link to confirm went to ${email}.`);
        }}
      >
        Send the confirmation again
      </Button>
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
