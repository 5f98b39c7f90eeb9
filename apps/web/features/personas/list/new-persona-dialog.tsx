"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, Field, Input, Textarea } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { api } from "@/lib/api.ts";

interface Fields {
  name: string;
  instructions: string;
}

/** A name and the rules are enough to begin with; everything else has a default and stands on the persona's page. */
export function NewPersonaDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, handleSubmit, setError, formState } = useForm<Fields>({
    mode: "onTouched",
    defaultValues: { name: "", instructions: "" },
  });
  const submit = handleSubmit(async (body) => {
    setProblem(null);
    try {
      const { data } = await api.POST("/api/v1/personas", { body });
      router.push(`/personas/${data!.id}`);
    } catch (error) {
      const field = error instanceof ParleyError ? error.fields[0] : undefined;
      const name = (["name", "instructions"] as const).find((one) => field?.pointer === `/${one}`);
      if (name && field) setError(name, { message: field.message }, { shouldFocus: true });
      else setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  const { errors, isSubmitting, isSubmitSuccessful } = formState;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="New persona"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            form="new-persona"
            variant="primary"
            loading={isSubmitting || (isSubmitSuccessful && !problem && Object.keys(errors).length === 0)}
          >
            Make persona
          </Button>
        </>
      }
    >
      <form id="new-persona" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Name" required error={errors.name?.message} help="For you and your team, such as Order desk.">
          <Input
            autoComplete="off"
            {...register("name", {
              validate: (name) => name.trim() !== "" || "Give the persona a name.",
              maxLength: { value: 80, message: "Use at most 80 characters." },
            })}
          />
        </Field>
        <Field
          label="Instructions"
          optional
          error={errors.instructions?.message}
          help="How it should behave in every call. What a single call is for is said when it is placed."
        >
          <Textarea
            rows={4}
            {...register("instructions", {
              maxLength: { value: 20_000, message: "Keep this under 20,000 characters." },
            })}
          />
        </Field>
      </form>
    </Dialog>
  );
}
