"use client";

import { Avatar, Card } from "@parley/ui";
import { Bot } from "lucide-react";
import Link from "next/link";
import { callName } from "@/features/calls/call-name.ts";
import { TalkTime } from "@/features/calls/page/talk-time.tsx";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { agentsOnCalls } from "./agents-on-calls.ts";
import type { LiveCall } from "./live-wire.ts";
import { since } from "./since.ts";

/** Who is talking now, and for how long. */
export function AgentsCard({ calls, className }: { calls: LiveCall[]; className?: string }) {
  const format = useFormat();
  const agents = agentsOnCalls(calls);
  return (
    <Card title="Agents on calls" flush className={className}>
      {agents.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-muted">Nobody is talking.</p>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {agents.map(({ agent, calls: own }) => (
            <li key={agent ?? ""} className="flex items-center gap-3 px-4 py-2.5">
              {agent ? (
                <Avatar name={agent} size="md" />
              ) : (
                <span className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-quiet text-accent">
                  <Bot className="size-4" aria-hidden="true" />
                </span>
              )}
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{agent ?? "AI agent"}</span>
                <span className="block truncate text-sm text-muted">
                  {own.length > 1 ? (
                    `${format.integer(own.length)} calls`
                  ) : (
                    <Link href={`/calls/${own[0]!.id}`} className="rounded-sm hover:underline">
                      {callName(own[0]!, format)}
                    </Link>
                  )}
                </span>
              </span>
              <TalkTime since={since(own[0]!)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
