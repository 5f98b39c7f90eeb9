"use client";

import type { paths } from "@parley/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PERSONAS, useEvents } from "@/features/realtime/index.ts";
import { api } from "@/lib/api.ts";
import type { Persona } from "./persona-wire.ts";

/** One persona, kept fresh by its events. */
export function usePersona(first: Persona): Persona {
  useEvents();
  return useQuery({
    queryKey: [PERSONAS, first.id],
    queryFn: async ({ signal }) => {
      const { data } = await api.GET("/api/v1/personas/{id}", { params: { path: { id: first.id } }, signal });
      return data!;
    },
    initialData: first,
    staleTime: 30_000,
  }).data;
}

/** What may be changed of a persona; `archived: false` brings it back. */
export type PersonaChange = NonNullable<
  paths["/api/v1/personas/{id}"]["patch"]["requestBody"]
>["content"]["application/json"];

/** Sends a change and keeps the answer. Throws a ParleyError. */
export function useChangePersona(id: string): (change: PersonaChange) => Promise<Persona> {
  const queries = useQueryClient();
  return async (change) => {
    const { data } = await api.PATCH("/api/v1/personas/{id}", {
      params: { path: { id } },
      body: change,
    });
    queries.setQueryData([PERSONAS, id], data!);
    return data!;
  };
}
