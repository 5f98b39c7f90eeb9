"use client";

import { Banner, Button, CopyField, Dialog, Field, Input, RadioGroup, Select } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { formResolver } from "@/lib/form-resolver.ts";
import { apiRequest, messageOf } from "./api-request.ts";
import { ScopeChoice } from "./scope-choice.tsx";

const LIFETIMES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "never", label: "Until revoked" },
];

const REACHES = [
  { value: "all", label: "Everything", help: "What an admin may, also in the future." },
  { value: "some", label: "Only what I choose" },
];

export interface CreateKeyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CreateKeyDialog({ open, onOpenChange }: CreateKeyDialogProps) {
  const router = useRouter();
  const [key, setKey] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.KeyInput)),
    mode: "onTouched",
    defaultValues: { name: "", reach: "some" as const, scopes: ["calls.read"], days: "90" },
  });
  const reach = useWatch({ control, name: "reach" });
  const change = (next: boolean) => {
    onOpenChange(next);
    setProblem(null);
    // Not before: the list that gets its first key replaces the place from which this dialog was opened.
    if (key) router.refresh();
    setKey(null);
    reset();
  };
  const submit = handleSubmit(async ({ name, reach, scopes, days }) => {
    setProblem(null);
    const expires = days === "never" ? null : new Date(Date.now() + Number(days) * 24 * 3600 * 1000).toISOString();
    try {
      const made = await apiRequest<{ key: string }>("POST", "/api_keys", {
        name,
        scopes: reach === "all" ? ["*"] : scopes,
        expires_at: expires,
      });
      setKey(made.key);
    } catch (error) {
      setProblem(messageOf(error));
    }
  });
  const { errors } = formState;
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={key ? "Your new key" : "Create an API key"}
      footer={
        key ? (
          <Button variant="primary" onClick={() => change(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button type="submit" form="create-key" variant="primary" loading={formState.isSubmitting}>
              Create key
            </Button>
          </>
        )
      }
    >
      {key ? (
        <div className="flex flex-col gap-4">
          <Banner tone="warning">Copy it now. Only its digest is kept, so it cannot be shown again.</Banner>
          <CopyField value={key} label="API key" />
        </div>
      ) : (
        <form id="create-key" onSubmit={submit} noValidate className="flex flex-col gap-4">
          {problem ? <Banner tone="negative">{problem}</Banner> : null}
          <Field label="Name" error={errors.name?.message}>
            <Input autoComplete="off" autoFocus placeholder="Nightly import" {...register("name")} />
          </Field>
          <Field label="Works for">
            <Controller
              name="days"
              control={control}
              render={({ field }) => <Select options={LIFETIMES} value={field.value} onValueChange={field.onChange} />}
            />
          </Field>
          <Field label="May do" error={errors.scopes?.message}>
            <Controller
              name="reach"
              control={control}
              render={({ field }) => (
                <RadioGroup layout="cards" options={REACHES} value={field.value} onValueChange={field.onChange} />
              )}
            />
          </Field>
          {reach === "some" ? (
            <Controller
              name="scopes"
              control={control}
              render={({ field }) => <ScopeChoice value={field.value} onValueChange={field.onChange} />}
            />
          ) : null}
        </form>
      )}
    </Dialog>
  );
}
