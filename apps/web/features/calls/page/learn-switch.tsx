"use client";

import { Switch, toast } from "@parley/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CALLS } from "@/features/realtime/index.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { callApi, wordsFor } from "../call-api.ts";
import { isLive } from "../call-name.ts";
import type { Call } from "../call-wire.ts";

/** Makes the call's answers examples for its persona, or takes them away again. */
export function LearnSwitch({ call }: { call: Call }) {
  const queries = useQueryClient();
  const { permissions } = useViewer();
  const mark = useMutation({
    mutationFn: async (good: boolean) => {
      const params = { path: { id: call.id } };
      return (await callApi.POST("/api/v1/calls/{id}/mark_good", { params, body: { good } })).data!;
    },
    onSuccess({ marked_good_at, examples }, good) {
      queries.setQueryData<Call>(
        [CALLS, call.id],
        (now) => now && { ...now, ai: now.ai && { ...now.ai, marked_good_at } },
      );
      if (good) toast(examples === 1 ? "1 answer to learn from" : `${examples} answers to learn from`);
    },
    onError: (error) => toast.error(`Not saved. ${wordsFor(error)}`),
  });
  if (!call.ai?.persona || isLive(call) || !permissions.includes("personas.manage")) return null;
  return (
    <Switch
      label="Good call to learn from"
      help={`Its answers are shown to ${call.ai.persona.name} in similar situations.`}
      checked={mark.isPending ? mark.variables : call.ai.marked_good_at !== null}
      disabled={mark.isPending}
      onCheckedChange={(good) => mark.mutate(good)}
    />
  );
}
