"use client";

import { useQuery } from "@tanstack/react-query";
import { PERSONAS } from "@/features/realtime/index.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { callApi } from "../call-api.ts";

/** Personas that may make a call; undefined until they are known and where one may not see them. */
export function usePersonaOptions() {
  const mayRead = useViewer().permissions.includes("personas.read");
  return useQuery({
    queryKey: [PERSONAS, "options"],
    enabled: mayRead,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const { data } = await callApi.GET("/api/v1/personas", { params: { query: { limit: 200 } }, signal });
      return data!.data;
    },
  }).data;
}
