"use client";

import { Badge, Banner } from "@parley/ui";
import { Check, X } from "lucide-react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { kindWord } from "../edit/assertion-kinds.ts";
import type { RunResult } from "../scenario-wire.ts";

/** One call of a run with each assertion: what was expected, what came. */
export function CallResult({ number, result }: { number: number; result: RunResult }) {
  const format = useFormat();
  const { passed, assertions, error, duration_ms, agent_said } = result;
  const said = (agent_said ?? []).map(({ text }) => text).join(" ");
  return (
    <article className="min-w-0 rounded-md border border-line bg-surface" aria-label={`Call ${number}`}>
      <h3 className="flex flex-wrap items-center gap-2 px-3 py-2 text-sm font-medium">
        Call {number}
        <Verdict passed={passed} />
        {duration_ms ? (
          <span className="font-normal text-muted tabular-nums">{format.duration(duration_ms / 1000)}</span>
        ) : null}
      </h3>
      {error ? (
        <div className="px-3 pb-3">
          <Banner tone="warning">{error.message}</Banner>
        </div>
      ) : null}
      {(assertions ?? []).length > 0 ? (
        <ul className="border-t border-line">
          {assertions.map((assertion, at) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: an assertion is known by its place and never moves
              key={at}
              className="grid gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-b-0 md:grid-cols-[84px_minmax(0,1fr)_minmax(0,1fr)]"
            >
              <Verdict passed={assertion.passed} />
              <p className="min-w-0 break-words">
                <span className="text-muted">{kindWord(assertion.type)}: </span>
                {assertion.expected}
              </p>
              <p className="min-w-0 break-words">
                <span className="text-muted">Came: </span>
                {assertion.got === said ? "what was heard, below" : assertion.got || "nothing"}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {said ? (
        <details className="border-t border-line px-3 py-2">
          <summary className="text-sm text-muted">What was heard of the agent</summary>
          <p className="mt-1 break-words">{said}</p>
        </details>
      ) : null}
    </article>
  );
}

function Verdict({ passed }: { passed: boolean }) {
  return passed ? (
    <Badge tone="positive" icon={<Check aria-hidden="true" />} className="justify-self-start">
      Passed
    </Badge>
  ) : (
    <Badge tone="negative" icon={<X aria-hidden="true" />} className="justify-self-start">
      Failed
    </Badge>
  );
}
