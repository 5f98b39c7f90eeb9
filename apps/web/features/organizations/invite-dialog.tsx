"use client";

import { Banner, Button, Dialog, Field, Input, Select, toast } from "@parley/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { ApiProblem, apiRequest, messageOf } from "@/features/accounts/api-request.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { formResolver } from "@/lib/form-resolver.ts";
import { roleOptions } from "./role-words.ts";

export interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const viewer = useViewer();
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, reset, formState } = useForm({
    resolver: formResolver(() => import("./schemas.ts").then((all) => all.InviteInput)),
    mode: "onTouched",
    defaultValues: { email: "", role: "member" },
  });
  const change = (next: boolean) => {
    onOpenChange(next);
    setProblem(null);
    reset();
  };
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      await apiRequest("POST", "/invitations", input);
      change(false);
      toast.success(`${input.email} was invited`, { description: "The link works for seven days." });
      router.refresh();
    } catch (error) {
      const about =
        error instanceof ApiProblem && (error.fields[0]?.pointer === "/email" || /^already_/.test(error.code));
      if (about) setError("email", { message: (error as ApiProblem).fields[0]?.message ?? messageOf(error) });
      else setProblem(messageOf(error));
    }
  });
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="Invite a person"
      description={`They get a link by e-mail to join ${viewer.organization.name}.`}
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button type="submit" form="invite" variant="primary" loading={formState.isSubmitting}>
            Send invitation
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="E-mail" error={formState.errors.email?.message}>
          <Input type="email" autoComplete="off" autoFocus {...register("email")} />
        </Field>
        <Field label="Role" error={formState.errors.role?.message}>
          <Controller
            name="role"
            control={control}
            render={({ field }) => (
              <Select options={roleOptions(viewer.role)} value={field.value} onValueChange={field.onChange} />
            )}
          />
        </Field>
      </form>
    </Dialog>
  );
}
