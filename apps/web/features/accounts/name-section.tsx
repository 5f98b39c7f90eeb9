"use client";

import { Button, Field, FormSection, Input, SaveIndicator } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { asked } from "./auth-problem.ts";
import { saveState } from "./save-state.ts";

export function NameSection({ name }: { name: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(false);
  const { register, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.NameInput)),
    mode: "onTouched",
    defaultValues: { name },
  });
  const submit = handleSubmit(async (input) => {
    const { problem } = await asked((auth) => auth.updateUser(input));
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
