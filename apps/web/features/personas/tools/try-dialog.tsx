"use client";

import { Badge, Banner, Button, Dialog, Field, Textarea } from "@parley/ui";
import { Play } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import type { HttpTool } from "../persona-wire.ts";
import { sampleInput } from "./tool-input.ts";

type Result = { status: number; body: unknown; duration_ms: number };

/** Makes the tool's request once, as an agent would, and shows what came back. */
export function TryDialog({ tool, onClose }: { tool: HttpTool; onClose: () => void }) {
  const [input, setInput] = useState(() => JSON.stringify(sampleInput(tool.input_schema), null, 2));
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    const parsed = readInput(input);
    setError(parsed ? null : "This is not a JSON object.");
    if (!parsed) return;
    setBusy(true);
    setProblem(null);
    setResult(null);
    try {
      const params = { path: { id: tool.id } };
      const { data } = await api.POST("/api/v1/tools/{id}/try", { params, body: { input: parsed } });
      setResult(data!);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : "The server could not be reached. Try again.");
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={`Try ${tool.name}`}
      description={`${tool.method} ${tool.url}`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" loading={busy} onClick={() => void ask()}>
            <Play aria-hidden="true" />
            Make the request
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {tool.read_only ? null : (
          <Banner tone="warning">This is a real request: what it changes there stays changed.</Banner>
        )}
        <Field label="Input" error={error} help="What the agent would fill in, as JSON.">
          <Textarea
            rows={5}
            spellCheck={false}
            className="font-mono text-sm"
            value={input}
            onChange={(event) => setInput(event.target.value)}
          />
        </Field>
        {problem ? <Banner tone="negative">{problem}</Banner> : null}
        {result ? (
          <section aria-label="Answer" className="flex flex-col gap-2">
            <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
              <Badge tone={result.status < 400 ? "positive" : "negative"}>
                {result.status < 400 ? "Answered" : "Refused"} with {result.status}
              </Badge>
              <span className="text-muted tabular-nums">after {Math.round(result.duration_ms)} ms</span>
            </p>
            <pre
              // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
              tabIndex={0}
              className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-sm break-words whitespace-pre-wrap"
            >
              {typeof result.body === "string" ? result.body : JSON.stringify(result.body, null, 2)}
            </pre>
          </section>
        ) : null}
      </div>
    </Dialog>
  );
}

function readInput(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
