"use client";

import { ParleyError } from "@parley/sdk";
import { Banner, Button, Dialog, ErrorState, Field, Select, Textarea } from "@parley/ui";
import { PhoneOutgoing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { wordsFor } from "@/features/calls/call-api.ts";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { api } from "@/lib/api.ts";
import type { Persona } from "../persona-wire.ts";
import { TabSkeleton } from "../tab-skeleton.tsx";

/** Lets the persona call somebody of the phone simulator, and leads to the live call. */
export function TestCallDialog({ persona, onClose }: { persona: Persona; onClose: () => void }) {
  const router = useRouter();
  const { data, error, refetch, isFetching } = useCallees();
  const [to, setTo] = useState("");
  const [purpose, setPurpose] = useState("Ask whether order 4417 can be replaced.");
  const [missing, setMissing] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chosen = to || data?.data[0]?.number || "";
  const callee = data?.data.find(({ number }) => number === chosen);
  const isReal = data?.simulated === false;
  const place = async () => {
    setMissing(purpose.trim() === "" ? "Say what it should find out." : null);
    if (purpose.trim() === "") return;
    setBusy(true);
    setProblem(null);
    try {
      const { data: call } = await api.POST("/api/v1/calls", {
        body: { to: chosen, purpose, persona_id: persona.id, metadata: { test: true } },
      });
      router.push(`/calls/${call!.id}`);
    } catch (failure) {
      const field = failure instanceof ParleyError ? failure.fields[0]?.message : undefined;
      setProblem(field ?? wordsFor(failure));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Test call"
      description={`${persona.name} calls somebody in the phone simulator. No real phone rings.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {data && !isReal ? (
            <Button variant="primary" loading={busy} onClick={() => void place()}>
              <PhoneOutgoing aria-hidden="true" />
              Call
            </Button>
          ) : null}
        </>
      }
    >
      {error && !data ? (
        <ErrorState
          title="The simulator's numbers could not be loaded"
          description={wordsFor(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : !data ? (
        <TabSkeleton />
      ) : isReal ? (
        <Banner tone="warning" title="A real carrier is connected">
          Every call rings a real phone here. Talk to your agent in the browser instead, or place a call to a phone of
          yours.
        </Banner>
      ) : (
        <div className="flex flex-col gap-4">
          {problem ? <Banner tone="negative">{problem}</Banner> : null}
          <Field label="Who answers" help={callee?.description}>
            <Select
              value={chosen}
              onValueChange={setTo}
              options={data.data.map(({ number, name }) => ({ value: number, label: name }))}
            />
          </Field>
          <Field label="Purpose" required error={missing}>
            <Textarea rows={3} maxLength={2_000} value={purpose} onChange={(event) => setPurpose(event.target.value)} />
          </Field>
        </div>
      )}
    </Dialog>
  );
}
