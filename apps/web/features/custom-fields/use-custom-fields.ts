"use client";

import { toast } from "@parley/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/lib/api.ts";

const KEY = ["custom-fields"];

export type CustomField = NonNullable<ReturnType<typeof useCustomFields>["data"]>[number];

/** The columns of imported files that Parley has no field for. */
export function useCustomFields() {
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await api.GET("/api/v1/custom_fields", { signal })).data!.data,
  });
}

/** Renames a field or has its texts read as another type; what the server refuses is taken back with a word. */
export function useChangeCustomField(key: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Partial<Pick<CustomField, "label" | "type">>) =>
      (await api.PATCH("/api/v1/custom_fields/{key}", { params: { path: { key } }, body })).data!,
    onSuccess: (changed) =>
      queries.setQueryData<CustomField[]>(KEY, (all) => all?.map((one) => (one.key === key ? changed : one))),
    onError: (error) => toast.error(`Not saved. ${error.message}`),
  });
}
