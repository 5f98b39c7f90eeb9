"use client";

import {
  ConfirmDialog,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
  IconButton,
  toast,
} from "@parley/ui";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import type { Experiment } from "../answers.ts";
import { useForgetExperiment, useRenewExperiments } from "./use-experiments.ts";

const ExperimentDialog = dynamic(() => import("./experiment-dialog.tsx").then((file) => file.ExperimentDialog), {
  ssr: false,
});

export function ExperimentMenu({ experiment }: { experiment: Experiment }) {
  const [opened, setOpened] = useState<"edit" | "delete" | null>(null);
  const renew = useRenewExperiments();
  const forget = useForgetExperiment();
  const format = useFormat();
  const params = { path: { id: experiment.id } };
  const today = format.calendarDay(Date.now());
  const setEnd = async (ended_on: string | null) => {
    try {
      await api.PATCH("/api/v1/experiments/{id}", { params, body: { ended_on } });
      await renew();
    } catch (error) {
      toast.error(`${experiment.name} was not changed`, { description: (error as Error).message });
    }
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton
            size="sm"
            label={`More about ${experiment.name}`}
            icon={<Ellipsis aria-hidden="true" />}
            tooltip={false}
            className="text-faint"
          />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpened("edit")}>Edit</DropdownMenuItem>
          {experiment.ended_on ? (
            <DropdownMenuItem onSelect={() => void setEnd(null)}>Let it run on</DropdownMenuItem>
          ) : (
            <DropdownMenuItem disabled={experiment.started_on > today} onSelect={() => void setEnd(today)}>
              End with today
            </DropdownMenuItem>
          )}
          <DropdownMenuItem tone="danger" onSelect={() => setOpened("delete")}>
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {opened === "edit" ? (
        <ExperimentDialog open onOpenChange={(open) => open || setOpened(null)} experiment={experiment} />
      ) : null}
      <ConfirmDialog
        open={opened === "delete"}
        onOpenChange={(open) => open || setOpened(null)}
        title={`Delete ${experiment.name}?`}
        description="The plan goes and cannot come back. The calls stay as they are."
        confirmLabel="Delete experiment"
        onConfirm={async () => {
          await api.DELETE("/api/v1/experiments/{id}", { params });
          forget(experiment.id);
        }}
      />
    </>
  );
}
