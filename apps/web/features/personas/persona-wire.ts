import type { paths } from "@parley/sdk";

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export type PersonaPage = Answer<"/api/v1/personas">;
export type Persona = Answer<"/api/v1/personas/{id}">;
export type Knowledge = Answer<"/api/v1/knowledge">["data"][number];
export type HttpTool = Answer<"/api/v1/tools">["data"][number];
export type Example = Answer<"/api/v1/personas/{id}/examples">["data"][number];
