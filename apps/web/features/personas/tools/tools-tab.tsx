"use client";

import { Banner, Button, Card, EmptyState, ErrorState } from "@parley/ui";
import { Plus, Wrench } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { HttpTool, Persona } from "../persona-wire.ts";
import { TabSkeleton } from "../tab-skeleton.tsx";
import { ToolRow } from "./tool-row.tsx";
import { useTools } from "./use-tools.ts";

const ToolDialog = dynamic(() => import("./tool-dialog.tsx").then((all) => all.ToolDialog), { ssr: false });
const TryDialog = dynamic(() => import("./try-dialog.tsx").then((all) => all.TryDialog), { ssr: false });

type Open = { what: "edit" | "try"; tool: HttpTool } | { what: "new" } | null;

/** The organization's HTTP tools, and which of them this persona may use. */
export function ToolsTab({ persona, mayManage }: { persona: Persona; mayManage: boolean }) {
  const { data, error, refetch, isFetching } = useTools();
  const [open, setOpen] = useState<Open>(null);
  const add = mayManage ? (
    <Button size="sm" variant={data?.length === 0 ? "primary" : "secondary"} onClick={() => setOpen({ what: "new" })}>
      <Plus aria-hidden="true" />
      New tool
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-3">
      <Banner>
        Every persona can end the call, press keys, transfer, note answers, schedule a call back and look things up.
        Here you add requests to systems of your own.
      </Banner>
      {error && !data ? (
        <Card>
          <ErrorState
            title="The tools could not be loaded"
            description={error.message}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </Card>
      ) : !data ? (
        <TabSkeleton />
      ) : data.length === 0 ? (
        <Card>
          <EmptyState
            icon={<Wrench aria-hidden="true" />}
            title="No tools yet"
            description="A tool is a request to a system of yours: look up an order, book a time. The agent fills in what it heard."
            action={add}
            className="py-8"
          />
        </Card>
      ) : (
        <Card flush title="Tools" description="Those that are on may be used in calls" actions={add}>
          <ul className="border-t border-line">
            {data.map((tool) => (
              <ToolRow
                key={tool.id}
                tool={tool}
                persona={persona}
                mayManage={mayManage}
                onEdit={() => setOpen({ what: "edit", tool })}
                onTry={() => setOpen({ what: "try", tool })}
              />
            ))}
          </ul>
        </Card>
      )}
      {open?.what === "try" ? <TryDialog tool={open.tool} onClose={() => setOpen(null)} /> : null}
      {open?.what === "edit" || open?.what === "new" ? (
        <ToolDialog
          tool={open.what === "edit" ? open.tool : undefined}
          persona={persona}
          onClose={() => setOpen(null)}
          onSaved={(tool) => setOpen(open.what === "new" ? { what: "try", tool } : null)}
        />
      ) : null}
    </div>
  );
}
