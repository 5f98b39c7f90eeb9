"use client";

import { Banner, Button, Dialog, Field, Select } from "@parley/ui";
import { PhoneIncoming } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { wordsFor } from "@/features/calls/call-api.ts";
import { useCallees } from "@/features/calls/new/use-callees.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import type { PhoneNumber } from "./number-wire.ts";

/** Callers of the simulator's directory; the others are there to be called. */
const CALLERS = /^\+1500555015\d$/;

/** Lets somebody in the phone simulator ring the number, and leads to the calls. */
export function RingDialog({ number, onClose }: { number: PhoneNumber; onClose: () => void }) {
  const router = useRouter();
  const format = useFormat();
  const { data } = useCallees();
  const [callee, setCallee] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const callers = data?.data.filter((one) => CALLERS.test(one.number)) ?? [];
  const chosen = callers.find((one) => one.number === callee) ?? callers[0];
  const ring = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.POST("/api/v1/simulator/inbound", { body: { number_id: number.id, callee: chosen?.number } });
      router.push("/calls?direction=inbound&kind=ai");
    } catch (error) {
      setProblem(wordsFor(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Ring ${format.phone(number.number)}`}
      description="Somebody in the phone simulator calls this number. No real phone is used."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={busy} onClick={() => void ring()}>
            <PhoneIncoming aria-hidden="true" />
            Ring
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        <Field label="Who calls" help={chosen?.description}>
          <Select
            value={chosen?.number ?? ""}
            onValueChange={setCallee}
            options={callers.map(({ number: value, name }) => ({ value, label: name }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}
