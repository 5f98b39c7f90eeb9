"use client";

import type { components } from "@parley/sdk";
import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";
import { whyItFailed } from "../why-it-failed.ts";

export type SavedView = components["schemas"]["SavedView"];
export type ViewPage = SavedView["page"];
export type NewView = Pick<SavedView, "name" | "visibility" | "query" | "is_default">;

/** The views of a page: one's own and the team's. */
export function useSavedViews(page: ViewPage) {
  return useQuery({
    queryKey: ["saved_views", page],
    queryFn: async ({ signal }) =>
      (await api.GET("/api/v1/saved_views", { params: { query: { page } }, signal })).data!.data,
  });
}

/** Makes, changes and deletes views of a page; the list follows. */
export function useChangeViews(page: ViewPage) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ["saved_views", page] });
  const onError = (error: Error) => void toast.error("The view was not kept", { description: whyItFailed(error) });
  const create = useMutation({
    mutationFn: async (view: NewView) => (await api.POST("/api/v1/saved_views", { body: { page, ...view } })).data!,
    onSettled,
  });
  const update = useMutation({
    mutationFn: ({ id, ...body }: Partial<NewView> & { id: string }) =>
      api.PATCH("/api/v1/saved_views/{id}", { params: { path: { id } }, body }),
    ...{ onSettled, onError },
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/saved_views/{id}", { params: { path: { id } } }),
    ...{ onSettled, onError },
  });
  return { create, update, remove };
}
