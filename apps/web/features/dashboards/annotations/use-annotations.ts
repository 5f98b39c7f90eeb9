"use client";

import type { components } from "@parley/sdk";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import { whyItFailed } from "../why-it-failed.ts";

export type Annotation = components["schemas"]["Annotation"];

const KEY = "annotations";
const NONE: Annotation[] = [];

/** What happened from one day to another. A chart without them is still whole, so a failure is silent. */
export function useAnnotations({ from, to }: { from: string; to: string }): Annotation[] {
  const { data } = useQuery({
    queryKey: [KEY, from, to],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/annotations", { params: { query: { from, to } }, signal })).data!.data,
    staleTime: 60_000,
  });
  return data ?? NONE;
}

export function useChangeAnnotations() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: [KEY] });
  const create = useMutation({
    mutationFn: (body: { day: string; text: string }) => api.POST("/api/v1/annotations", { body }),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/annotations/{id}", { params: { path: { id } } }),
    onSettled,
    onError: (error: Error) => void toast.error("The note was not deleted", { description: whyItFailed(error) }),
  });
  return { create, remove };
}
