"use client";

import { Card, SaveIndicator, type SaveState, Switch } from "@parley/ui";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { LearnSwitch } from "./learn-switch.tsx";
import { NotesField } from "./notes-field.tsx";
import { ScoreField } from "./score-field.tsx";
import { TagsField } from "./tags-field.tsx";
import { useChangeCall } from "./use-call.ts";

/** What people add to a call. Each change is saved at once. */
export function ReviewCard({ call }: { call: Call }) {
  const { permissions } = useViewer();
  const change = useChangeCall(call.id);
  const mayChange = permissions.includes("calls.update");
  const state: SaveState = change.isPending
    ? "saving"
    : change.isError
      ? "failed"
      : change.isSuccess
        ? "saved"
        : "idle";
  return (
    <Card title="Review" actions={<SaveIndicator state={state} />}>
      <div className="flex flex-col gap-4">
        <ScoreField score={call.score} disabled={!mayChange} onChange={(score) => change.mutate({ score })} />
        <TagsField tags={call.tags} disabled={!mayChange} onChange={(tags) => change.mutate({ tags })} />
        <NotesField
          key={call.notes ?? ""}
          notes={call.notes}
          disabled={!mayChange}
          onChange={(notes) => change.mutate({ notes })}
        />
        <Switch
          label="Converted"
          checked={call.converted}
          disabled={!mayChange}
          onCheckedChange={(converted) => change.mutate({ converted })}
        />
        <LearnSwitch call={call} />
      </div>
    </Card>
  );
}
