"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Field, Input, Select } from "@parley/ui";
import { type FormEvent, useState } from "react";
import { zonedInstant } from "@/features/calls/new/zoned-instant.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { wordsFor } from "../use-board.ts";

export interface NewLinkFormProps {
  onMake: (input: { expires_at: string; password?: string }) => Promise<void>;
  onCancel: () => void;
}

const DAY_MS = 86_400_000;
const CHOOSE = "choose";
const SPANS = [
  { value: "1", label: "1 day" },
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: CHOOSE, label: "Until a day" },
];

export function NewLinkForm({ onMake, onCancel }: NewLinkFormProps) {
  const { timezone } = useViewer().organization;
  const [span, setSpan] = useState("30");
  const [day, setDay] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<{ expires_at?: string; password?: string; other?: string }>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (span === CHOOSE && day === "") return setErrors({ expires_at: "Choose the last day." });
    if (password !== "" && password.length < 8) return setErrors({ password: "Use at least 8 characters." });
    const end = span === CHOOSE ? zonedInstant(`${day}T23:59`, timezone) : new Date(Date.now() + Number(span) * DAY_MS);
    setBusy(true);
    setErrors({});
    try {
      await onMake({ expires_at: end.toISOString(), ...(password === "" ? {} : { password }) });
    } catch (error) {
      const field = error instanceof ParleyError ? error.fields[0] : undefined;
      const key =
        field?.pointer === "/password" ? "password" : field?.pointer === "/expires_at" ? "expires_at" : "other";
      setErrors({ [key]: wordsFor(error) });
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      className="flex flex-col gap-4 rounded-lg border border-line p-4"
    >
      {errors.other ? <Banner tone="negative">{errors.other}</Banner> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Works for" error={span === CHOOSE ? undefined : errors.expires_at} help="A year at most.">
          <Select options={SPANS} value={span} onValueChange={setSpan} />
        </Field>
        {span === CHOOSE ? (
          <Field label="Last day" error={errors.expires_at}>
            <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
        ) : null}
      </div>
      <Field label="Password" optional error={errors.password} help="Tell it to people by another way than the link.">
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" loading={busy}>
          Make link
        </Button>
      </div>
    </form>
  );
}
