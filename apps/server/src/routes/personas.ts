import {
  archivePersona,
  CreatePersonaInput,
  createPersona,
  engines,
  getPersona,
  listPersonas,
  UpdatePersonaInput,
  updatePersona,
  voicemailActions,
} from "@parley/core/personas";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const PersonaWire = z
  .object({
    id: z.string(),
    name: z.string(),
    spoken_name: z.string().nullable().describe("What it is called on the phone; it always says that it is an AI"),
    voice: z.string().nullable(),
    language: z.string(),
    instructions: z.string(),
    greeting: z.string().nullable().describe("First words on a call that comes in"),
    engine: z.enum(engines).describe("cascade: recognition, language model and voice; realtime: one model for all"),
    record: z.boolean(),
    consent_line: z.boolean().describe("Says first that the call is recorded"),
    voicemail_action: z.enum(voicemailActions),
    voicemail_message: z.string().nullable(),
    max_duration_seconds: z.number(),
    max_cost_microdollars: z.number().nullable(),
    hold_budget_seconds: z.number(),
    transfer_targets: z.array(z.object({ name: z.string(), number: z.string(), when: z.string(), warm: z.boolean() })),
    tool_ids: z.array(z.string()),
    learns: z.boolean().describe("Answers of calls that were marked good are shown to it as examples"),
    archived_at: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Persona" });

const PersonaParams = z.object({ id: z.string().describe("Id of the persona (persona_...)") });
const shared = { tag: "Personas" } as const;

/** AI callers' characters: voice, rules, what they know and may do. */
export const personaRoutes: RouteDeclaration[] = [
  route({
    ...shared,
    method: "GET",
    url: "/personas",
    operation: "listPersonas",
    summary: "List personas, newest first",
    permission: "personas.read",
    query: pageQuery.extend({ archived: z.enum(["true", "false"], "Use true or false.").default("false") }),
    response: pageOf(PersonaWire),
    async handle(ctx, { query: { archived, ...query } }) {
      const page = await listPersonas(ctx, { ...pageInput("persona", query), archived: archived === "true" });
      return pageAnswer(page, (uuid) => encodeId("persona", uuid), toWire);
    },
  }),
  route({
    ...shared,
    method: "POST",
    url: "/personas",
    operation: "createPersona",
    summary: "Make a persona",
    permission: "personas.manage",
    body: wireSchema(CreatePersonaInput),
    status: 201,
    response: PersonaWire,
    idempotent: true,
    handle: async (ctx, { body }) => toWire(await createPersona(ctx, fromWire(body) as CreatePersonaInput)),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/personas/:id",
    operation: "getPersona",
    summary: "Read a persona",
    permission: "personas.read",
    params: PersonaParams,
    response: PersonaWire,
    handle: async (ctx, { params }) => toWire(await getPersona(ctx, params.id)),
  }),
  route({
    ...shared,
    method: "PATCH",
    url: "/personas/:id",
    operation: "updatePersona",
    summary: "Change a persona; calls that go on keep what they began with",
    permission: "personas.manage",
    params: PersonaParams,
    body: wireSchema(UpdatePersonaInput),
    response: PersonaWire,
    handle: async (ctx, { params, body }) =>
      toWire(await updatePersona(ctx, params.id, fromWire(body) as UpdatePersonaInput)),
  }),
  route({
    ...shared,
    method: "DELETE",
    url: "/personas/:id",
    operation: "archivePersona",
    summary: "Take a persona out of use; it stays with its calls",
    permission: "personas.manage",
    params: PersonaParams,
    response: null,
    handle: (ctx, { params }) => archivePersona(ctx, params.id),
  }),
];
