"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Field, FormSection, Input, SaveIndicator } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { authClient } from "@/lib/auth-client.ts";
import { asked } from "./auth-problem.ts";
import { saveState } from "./save-state.ts";

const NameInput = z.object({
  name: z.string().trim().min(1, "Enter your name.").max(100, "Use at most 100 characters."),
});

export function NameSection({ name }: { name: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: zodResolver(NameInput),
    mode: "onTouched",
    defaultValues: { name },
  });
  const submit = handleSubmit(async (input) => {
    const { problem } = await asked(authClient.updateUser(input));
    if (problem) return setError("name", { message: problem });
    reset(input);
    setSaved(true);
    router.refresh();
  });
  return (
    <form method="post" onSubmit={submit} noValidate>
      <FormSection
        title="Name"
        description="Shown to the people you work with."
        footer={
          <>
            <SaveIndicator state={saveState(formState, saved)} />
            <Button type="submit" variant="primary" loading={formState.isSubmitting}>
              Save
            </Button>
          </>
        }
      >
        <Field label="Your name" error={formState.errors.name?.message}>
          <Input autoComplete="name" defaultValue={name} {...register("name")} />
        </Field>
      </FormSection>
    </form>
  );
}
