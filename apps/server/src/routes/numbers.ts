import {
  CreateNumberInput,
  createNumber,
  deleteNumber,
  fallbacks,
  getNumber,
  Hours,
  listNumbers,
  UpdateNumberInput,
  updateNumber,
} from "@parley/core/numbers";
import { encodeId } from "@parley/platform";
import { z } from "zod";
import type { Services } from "../boot/services.ts";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { carrierNumbers } from "../voice/inbound/number-permits.ts";
import { QuestionWire } from "./call-wire.ts";
import { pageAnswer, pageInput, pageOf, pageQuery } from "./paging.ts";

const minutes = (what: string) => z.number().describe(`${what}, in minutes of the day (0 to 1440)`);

const HoursWire = z.object({
  timezone: z.string(),
  days: z
    .array(
      z.object({
        weekday: z.number().describe("1 Monday to 7 Sunday; a day without an entry is closed"),
        opens_at: minutes("Opening"),
        closes_at: minutes("Closing"),
      }),
    )
    .max(28, "At most four entries a day."),
});

/** The verb's hours under the names of the wire; what they may hold is the verb's to say. */
const hours = HoursWire.transform(({ timezone, days }) => ({
  timezone,
  days: days.map((day) => fromWire(day) as z.input<typeof Hours>["days"][number]),
}))
  .pipe(Hours)
  .nullable()
  .optional()
  .describe("Null: always open");

const NumberWire = z
  .object({
    id: z.string(),
    number: z.string().describe("E.164"),
    label: z.string(),
    persona_id: z.string().nullable().describe("Who answers; null: nobody, so the fallback holds"),
    purpose: z.string(),
    questions: z.array(QuestionWire),
    hours: HoursWire.nullable().describe("Null: always open"),
    closed_message: z.string().nullable().describe("Said outside the hours, before the tone"),
    fallback: z.enum(fallbacks).describe("What happens outside the hours, or when no persona can answer"),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "PhoneNumber" });

const NumberParams = z.object({ id: z.string().describe("Id of the number (num_...)") });
const shared = { tag: "Numbers" } as const;

/** Numbers of ours that personas answer. */
export const numberRoutes = (services: Services): RouteDeclaration[] => [
  route({
    ...shared,
    method: "GET",
    url: "/numbers",
    operation: "listNumbers",
    summary: "List the numbers that are answered here, newest first",
    permission: "personas.read",
    query: pageQuery,
    response: pageOf(NumberWire),
    handle: async (ctx, { query }) =>
      pageAnswer(await listNumbers(ctx, pageInput("num", query)), (uuid) => encodeId("num", uuid), toWire),
  }),
  route({
    ...shared,
    method: "POST",
    url: "/numbers",
    operation: "createNumber",
    summary: "Have a number answered",
    permission: "personas.manage",
    body: wireSchema(CreateNumberInput).extend({ hours }),
    status: 201,
    response: NumberWire,
    idempotent: true,
    handle: async (ctx, { body }) =>
      toWire(await createNumber(ctx, fromWire(body) as CreateNumberInput, carrierNumbers(services.config))),
  }),
  route({
    ...shared,
    method: "GET",
    url: "/numbers/:id",
    operation: "getNumber",
    summary: "Read a number",
    permission: "personas.read",
    params: NumberParams,
    response: NumberWire,
    handle: async (ctx, { params }) => toWire(await getNumber(ctx, params.id)),
  }),
  route({
    ...shared,
    method: "PATCH",
    url: "/numbers/:id",
    operation: "updateNumber",
    summary: "Change who answers a number, when, and what happens otherwise",
    permission: "personas.manage",
    params: NumberParams,
    body: wireSchema(UpdateNumberInput).extend({ hours }),
    response: NumberWire,
    handle: async (ctx, { params, body }) =>
      toWire(await updateNumber(ctx, params.id, fromWire(body) as UpdateNumberInput)),
  }),
  route({
    ...shared,
    method: "DELETE",
    url: "/numbers/:id",
    operation: "deleteNumber",
    summary: "Have a number answered no longer; its calls stay",
    permission: "personas.manage",
    params: NumberParams,
    response: null,
    handle: (ctx, { params }) => deleteNumber(ctx, params.id),
  }),
];
