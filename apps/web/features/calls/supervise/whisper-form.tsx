"use client";

import { Button, Field, Input } from "@parley/ui";
import { useState } from "react";
import { callApi, wordsFor } from "../call-api.ts";

/** Tells the agent something that only it hears. */
export function WhisperForm({ callId }: { callId: string }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const send = async () => {
    const said = text.trim();
    if (said === "" || busy) {
      setProblem(said === "" ? "Write what the agent should do or say." : null);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await callApi.POST("/api/v1/calls/{id}/whisper", { params: { path: { id: callId } }, body: { text: said } });
      setSent(said);
      setText("");
    } catch (error) {
      setProblem(wordsFor(error));
    }
    setBusy(false);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-1.5"
    >
      <div className="flex items-end gap-2">
        <Field label="Whisper to the agent" className="flex-1">
          <Input
            autoComplete="off"
            maxLength={2_000}
            placeholder="Offer a refund of 20 dollars"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" loading={busy}>
          Whisper
        </Button>
      </div>
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem}
        </p>
      ) : (
        <p role="status" className="text-sm break-words text-muted">
          {sent ? `Whispered: ${sent}` : "Only the agent hears it, and acts on it at its next turn."}
        </p>
      )}
    </form>
  );
}
