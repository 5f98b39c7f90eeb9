import {
  CreateKnowledgeInput,
  createKnowledge,
  deleteKnowledge,
  getKnowledge,
  listKnowledge,
  UpdateKnowledgeInput,
  updateKnowledge,
} from "@parley/core/knowledge";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const KnowledgeWire = z
  .object({
    id: z.string(),
    persona_id: z.string().nullable().describe("Null: every persona may look it up"),
    title: z.string(),
    text: z.string(),
    embedded: z.boolean().describe("Whether it is found by its meaning already, or only by its words"),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Knowledge" });

const KnowledgeParams = z.object({ id: z.string().describe("Id of the entry (know_...)") });
const shared = { tag: "Personas" } as const;

/** What personas may look up in a call. */
export const knowledgeRoutes: RouteDeclaration[] = [
  route({
    ...shared,
    method: "GET",
    url: "/knowledge",
    operation: "listKnowledge",
    summary: "List what is known, newest first; with persona_id what that persona may look up",
    permission: "personas.read",
    query: pageQuery.extend({ persona_id: z.string().max(40).optional() }),
    response: pageOf(KnowledgeWire),
    async handle(ctx, { query: { persona_id: personaId, ...query } }) {
      const page = await listKnowledge(ctx, { ...pageInput("know", query), personaId });
      return pageAnswer(page, (uuid) => encodeId("know", uuid), toWire);
    },
  }),
  route({
    ...shared,
    method: "POST",
    url: "/knowledge",
    operation: "createKnowledge",
    summary: "Keep a piece of knowledge, for one persona or for all",
    permission: "personas.manage",
    body: wireSchema(CreateKnowledgeInput),
    status: 201,
    response: KnowledgeWire,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createKnowledge(ctx, fromWire(body) as CreateKnowledgeInput)),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/knowledge/:id",
    operation: "getKnowledge",
    summary: "Read a piece of knowledge",
    permission: "personas.read",
    params: KnowledgeParams,
    response: KnowledgeWire,
    handle: async (ctx, { params }) => toWire(await getKnowledge(ctx, params.id)),
  }),
  route({
    ...shared,
    method: "PATCH",
    url: "/knowledge/:id",
    operation: "updateKnowledge",
    summary: "Change a piece of knowledge",
    permission: "personas.manage",
    params: KnowledgeParams,
    body: wireSchema(UpdateKnowledgeInput),
    response: KnowledgeWire,
    handle: async (ctx, { params, body }) =>
      toWire(await updateKnowledge(ctx, params.id, fromWire(body) as UpdateKnowledgeInput)),
  }),
  route({
    ...shared,
    method: "DELETE",
    url: "/knowledge/:id",
    operation: "deleteKnowledge",
    summary: "Delete a piece of knowledge",
    permission: "personas.manage",
    params: KnowledgeParams,
    response: null,
    handle: (ctx, { params }) => deleteKnowledge(ctx, params.id),
  }),
];
