"use client";

import { Field, Input, Select } from "@parley/ui";
import { type Control, Controller, type FieldErrors, type UseFormRegister } from "react-hook-form";
import type { SourceInput } from "./source-input.ts";
import type { ImportSource, SourceKind } from "./source-wire.ts";
import { pace } from "./source-words.ts";

interface FieldsProps {
  kind: SourceKind;
  register: UseFormRegister<SourceInput>;
  errors: FieldErrors<SourceInput>;
  /** The source that is changed; its keys may stay. */
  source?: ImportSource;
}

/** What a kind needs to be reached. */
export function ConnectionFields({ kind, register, errors, source }: FieldsProps) {
  const needed = (message: string) => (source ? {} : { required: message });
  const kept = source ? "Leave it empty to keep the one that is there." : undefined;
  const keys = (accessLabel: string, help?: string) => (
    <>
      <Field label={accessLabel} error={errors.access_key?.message} help={kept ?? help}>
        <Input autoComplete="off" spellCheck={false} {...register("access_key", needed("Enter the access key."))} />
      </Field>
      <Field label="Secret key" error={errors.secret_key?.message} help={kept ?? "Kept sealed, and never shown again."}>
        <Input
          type="password"
          autoComplete="new-password"
          spellCheck={false}
          placeholder={source?.secret_last4 ? `•••• ${source.secret_last4}` : undefined}
          {...register("secret_key", needed("Enter the secret key."))}
        />
      </Field>
    </>
  );
  switch (kind) {
    case "ctm_api":
      return (
        <>
          <Field
            label="Account number"
            error={errors.account_id?.message}
            help="The digits in the address of your account's pages."
          >
            <Input
              inputMode="numeric"
              autoComplete="off"
              {...register("account_id", { required: "Enter the account's number." })}
            />
          </Field>
          {keys("Access key", "In CallTrackingMetrics under Settings, Account settings, API.")}
          <Field label="Calls since" error={errors.since?.message} help="The first sync begins on this day.">
            <Input type="date" {...register("since")} />
          </Field>
        </>
      );
    case "s3":
      return (
        <>
          <Field label="Bucket" error={errors.bucket?.message}>
            <Input autoComplete="off" {...register("bucket", { required: "Enter the bucket's name." })} />
          </Field>
          <Field label="Prefix" optional error={errors.prefix?.message} help="Only files below it are taken.">
            <Input autoComplete="off" placeholder="exports/" {...register("prefix")} />
          </Field>
          <Field label="Region" error={errors.region?.message}>
            <Input autoComplete="off" {...register("region")} />
          </Field>
          {keys("Access key", "It needs the rights to list the bucket and to read what is in it.")}
          <Field label="Endpoint" optional error={errors.endpoint?.message} help="For servers other than Amazon's.">
            <Input autoComplete="off" placeholder="https://" {...register("endpoint")} />
          </Field>
        </>
      );
    case "url":
      return (
        <Field
          label="Address"
          error={errors.address?.message}
          help={
            source
              ? `Now ${source.settings.address}. ${kept}`
              : "The file's own address. It may hold a key; only a part is shown later."
          }
        >
          <Input
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            {...register("address", needed("Enter the address of the export."))}
          />
        </Field>
      );
    case "folder":
      return (
        <Field
          label="Folder"
          error={errors.folder?.message}
          help="A path on the server. Its operator lists allowed folders in IMPORT_FOLDERS."
        >
          <Input
            autoComplete="off"
            spellCheck={false}
            placeholder="/srv/exports"
            {...register("folder", { required: "Enter the folder's path." })}
          />
        </Field>
      );
    case "ctm_webhook":
      return null;
  }
}

const PACES = [5, 15, 30, 60, 180, 360, 1440];
const SILENCES = [
  { value: "24", label: "24 hours" },
  { value: "72", label: "3 days" },
  { value: "168", label: "7 days" },
  { value: "never", label: "Never" },
];

/** How often it looks, and when somebody is told that it is silent. */
export function RhythmFields({ kind, control }: { kind: SourceKind; control: Control<SourceInput> }) {
  return (
    <>
      {kind === "ctm_webhook" ? null : (
        <Field label="Looks">
          <Controller
            name="every_minutes"
            control={control}
            render={({ field }) => (
              <Select options={paceOptions(field.value)} value={field.value} onValueChange={field.onChange} />
            )}
          />
        </Field>
      )}
      <Field label="Tell owners and admins when nothing new came for">
        <Controller
          name="silent_after_hours"
          control={control}
          render={({ field }) => (
            <Select options={silenceOptions(field.value)} value={field.value} onValueChange={field.onChange} />
          )}
        />
      </Field>
    </>
  );
}

/** A value that was set through the API is offered beside the usual ones. */
function paceOptions(current: string) {
  const minutes = [...new Set([...PACES, Number(current)])].sort((a, b) => a - b);
  return minutes.map((value) => ({ value: String(value), label: pace(value).replace(/^e/, "E") }));
}

function silenceOptions(current: string) {
  return SILENCES.some(({ value }) => value === current)
    ? SILENCES
    : [{ value: current, label: `${current} hours` }, ...SILENCES];
}
