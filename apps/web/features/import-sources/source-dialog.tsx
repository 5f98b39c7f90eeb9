"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, CopyField, Dialog, Field, Input, Select, toast } from "@parley/ui";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { api } from "@/lib/api.ts";
import { ConnectionFields, RhythmFields } from "./source-fields.tsx";
import { bodyOf, emptyInput, type FieldName, inputOf, type SourceInput } from "./source-input.ts";
import { type ImportSource, kindOptions, kindWord, type SourceKind } from "./source-wire.ts";
import { useRenewSources } from "./use-sources.ts";

export interface SourceDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The source that is changed; none to connect one. */
  source?: ImportSource;
  /** A webhook's new address, to be shown once instead of the form. */
  address?: string | null;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

export function SourceDialog({ open, onOpenChange, source, address: given = null }: SourceDialogProps) {
  const renew = useRenewSources();
  const [address, setAddress] = useState(given);
  const [problem, setProblem] = useState<string | null>(null);
  const { register, control, handleSubmit, setError, formState } = useForm<SourceInput>({
    mode: "onTouched",
    defaultValues: source
      ? inputOf(source)
      : emptyInput("ctm_api", new Date(Date.now() - YEAR_MS).toISOString().slice(0, 10)),
  });
  const kind = useWatch({ control, name: "kind" });
  const submit = handleSubmit(async (input) => {
    setProblem(null);
    try {
      const made = await save(input, source);
      await renew();
      if (made) return setAddress(made);
      toast.success(source ? "Saved" : `${input.name} is connected`);
      onOpenChange(false);
    } catch (error) {
      const fields = error instanceof ParleyError ? error.fields : [];
      for (const { pointer, message } of fields)
        setError(pointer.slice(1) as FieldName, { message }, { shouldFocus: true });
      if (fields.length === 0) setProblem(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  });
  if (address) return <AddressDialog address={address} onClose={() => onOpenChange(false)} />;
  const { errors } = formState;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={source ? `Change ${source.name}` : "Connect a source"}
      description={source ? kindWord(source.kind) : undefined}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="import-source" variant="primary" loading={formState.isSubmitting}>
            {source ? "Save" : "Connect"}
          </Button>
        </>
      }
    >
      <form id="import-source" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        {source ? null : (
          <Field label="Kind" help={kindOptions.find(({ value }) => value === kind)?.hint}>
            <Controller
              name="kind"
              control={control}
              render={({ field }) => (
                <Select options={kindOptions} value={field.value} onValueChange={field.onChange} />
              )}
            />
          </Field>
        )}
        <Field label="Name" error={errors.name?.message}>
          <Input
            autoComplete="off"
            placeholder="Main account"
            {...register("name", { required: "Give the source a name." })}
          />
        </Field>
        <ConnectionFields kind={kind} register={register} errors={errors} source={source} />
        <RhythmFields kind={kind} control={control} />
      </form>
    </Dialog>
  );
}

/** The address of a new webhook, which is told once; null for everything else. */
async function save(input: SourceInput, source: ImportSource | undefined): Promise<string | null> {
  const body = bodyOf(input, source !== undefined);
  if (source) {
    await api.PATCH("/api/v1/import_sources/{id}", { params: { path: { id: source.id } }, body });
    return null;
  }
  const kind: SourceKind = input.kind;
  return (await api.POST("/api/v1/import_sources", { body: { ...body, kind } })).data!.address;
}

function AddressDialog({ address, onClose }: { address: string; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="The webhook's address"
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Banner tone="warning">Copy it now. Only its digest is kept, so it cannot be shown again.</Banner>
        <CopyField value={address} label="Address" />
        <p className="text-muted">
          In CallTrackingMetrics, add a webhook with this address for the start of a call, its end, and once more some
          minutes after its end. The same call is counted once.
        </p>
      </div>
    </Dialog>
  );
}
