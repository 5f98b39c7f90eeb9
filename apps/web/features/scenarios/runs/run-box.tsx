"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Card, Field, Input, Select } from "@parley/ui";
import { Play } from "lucide-react";
import { type FormEvent, useState } from "react";
import { wordsFor } from "@/features/calls/call-api.ts";
import { usePersonaOptions } from "@/features/calls/new/use-persona-options.ts";
import { api } from "@/lib/api.ts";
import { useRenewScenarios } from "../use-scenarios.ts";

const MOST = 20;

/** Starts a run: with whom, and how often. */
export function RunBox({ scenarioId }: { scenarioId: string }) {
  const renew = useRenewScenarios();
  const personas = usePersonaOptions();
  const [persona, setPersona] = useState("none");
  const [times, setTimes] = useState("3");
  const [problem, setProblem] = useState<string | null>(null);
  const [timesProblem, setTimesProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (event: FormEvent) => {
    event.preventDefault();
    const count = Number(times);
    const isFine = Number.isInteger(count) && count >= 1 && count <= MOST;
    setProblem(null);
    setTimesProblem(isFine ? null : `Give 1 to ${MOST}.`);
    if (!isFine) return;
    setBusy(true);
    try {
      await api.POST("/api/v1/scenarios/{id}/runs", {
        params: { path: { id: scenarioId } },
        body: { times: count, ...(persona === "none" ? {} : { persona_id: persona }) },
      });
      await renew();
    } catch (error) {
      setProblem(error instanceof ParleyError && error.fields[0] ? error.fields[0].message : wordsFor(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="Run it" description="Calls over the phone simulator, one after the other. No real phone is used.">
      <form onSubmit={run} noValidate className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <div className="grid grid-cols-[minmax(0,1fr)_88px] items-start gap-3 sm:grid-cols-[minmax(0,1fr)_120px_auto]">
          <Field label="Persona">
            <Select
              value={persona}
              onValueChange={setPersona}
              options={[
                { value: "none", label: "None" },
                ...(personas ?? []).map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field label="Times" error={timesProblem}>
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={MOST}
              value={times}
              onChange={(event) => setTimes(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" loading={busy} className="max-sm:col-span-2 sm:mt-6">
            <Play aria-hidden="true" />
            Run
          </Button>
        </div>
      </form>
    </Card>
  );
}
