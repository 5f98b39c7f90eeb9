"use client";

import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CALLS, useEvents } from "@/features/realtime/index.ts";
import { callApi, wordsFor } from "../call-api.ts";
import { isLive } from "../call-name.ts";
import type { Call } from "../call-wire.ts";

/** One call, kept fresh by its live events; while it goes on also by asking, for when the live connection is broken. */
export function useCall(first: Call) {
  const { connected } = useEvents();
  return useQuery({
    queryKey: [CALLS, first.id],
    queryFn: async ({ signal }): Promise<Call> => {
      const { data } = await callApi.GET("/api/v1/calls/{id}", { params: { path: { id: first.id } }, signal });
      return data!;
    },
    initialData: first,
    refetchInterval: ({ state }) => (state.data && isLive(state.data) && !connected ? 3_000 : false),
  }).data;
}

export type CallChange = Partial<Pick<Call, "tags" | "notes" | "score" | "converted" | "value_minor">>;

/** Changes what people add to a call: shown at once, taken back with a word when the server says no. */
export function useChangeCall(id: string) {
  const queries = useQueryClient();
  const key = [CALLS, id];
  return useMutation({
    mutationFn: async (body: CallChange) => {
      const { data } = await callApi.PATCH("/api/v1/calls/{id}", { params: { path: { id } }, body });
      return data!;
    },
    async onMutate(change) {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<Call>(key);
      queries.setQueryData<Call>(key, (call) => call && { ...call, ...change });
      return { before };
    },
    onError(error, _change, context) {
      if (context?.before) queries.setQueryData(key, context.before);
      toast.error(`Not saved. ${wordsFor(error)}`);
    },
    onSuccess(call) {
      queries.setQueryData(key, call);
      void queries.invalidateQueries({ queryKey: [...key, "history"] });
    },
  });
}

/** Hangs up, or cancels before dialling. The call's own events tell when it has ended. */
export function useHangUp(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { data } = await callApi.POST("/api/v1/calls/{id}/hangup", { params: { path: { id } } });
      return data!;
    },
    onSuccess: (call) => queries.setQueryData([CALLS, id], call),
    onError(error) {
      toast.error(wordsFor(error));
      void queries.invalidateQueries({ queryKey: [CALLS, id] });
    },
  });
}
