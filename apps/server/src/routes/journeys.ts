import { rangePresets } from "@parley/analytics";
import {
  AttributionInput,
  attribution,
  getJourney,
  JourneyPathsInput,
  journeyPaths,
  type ListJourneysInput,
  listJourneys,
} from "@parley/core/journeys";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { fromWire, toWire, wireSchema } from "../http/wire.ts";
import { AttributionAnswer, JourneyAnswer, JourneyPageAnswer, JourneyPathsAnswer } from "./journey-wire.ts";

const day = z.iso.date("Write a day as 2026-01-31.").optional();

const ListQuery = z.object({
  range: z.enum(rangePresets, `Use one of ${rangePresets.join(", ")}.`).default("last_90_days"),
  from: day.describe("With `to`, instead of `range`"),
  to: day,
  converted: z.enum(["true", "false"], "Use true or false.").optional(),
  source: z.string().max(600).optional().describe("Of the first touch; empty for none"),
  min_touches: z.coerce.number().int().min(1).optional(),
  call: z.string().max(40).optional().describe("Only the journey of this call"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

function listInput({ range, from, to, converted, source, ...query }: z.output<typeof ListQuery>): ListJourneysInput {
  return {
    ...(fromWire(query) as ListJourneysInput),
    range: from && to ? { from, to } : range,
    converted: converted === undefined ? undefined : converted === "true",
    source: source === "" ? null : source,
  };
}

/** What led to conversions, and the ways that people took. */
export const journeyRoutes: RouteDeclaration[] = [
  route({
    method: "POST",
    url: "/analytics/attribution",
    operation: "attributeConversions",
    summary: "Credit conversions to the touches that led to them, by one model or two side by side",
    tag: "Analytics",
    permission: "analytics.query",
    body: wireSchema(AttributionInput),
    response: AttributionAnswer,
    handle: async (ctx, { body }) => toWire(await attribution(ctx, fromWire(body) as AttributionInput)),
  }),
  route({
    method: "POST",
    url: "/analytics/journey_paths",
    operation: "countJourneyPaths",
    summary: "The ways that people took to a conversion or away from it, as flows from step to step",
    tag: "Analytics",
    permission: "analytics.query",
    body: wireSchema(JourneyPathsInput),
    response: JourneyPathsAnswer,
    handle: async (ctx, { body }) => toWire(await journeyPaths(ctx, fromWire(body) as JourneyPathsInput)),
  }),
  route({
    method: "GET",
    url: "/journeys",
    operation: "listJourneys",
    summary: "People with a touch in a range, the latest touch first",
    tag: "Journeys",
    permission: "calls.read",
    query: ListQuery,
    response: JourneyPageAnswer,
    handle: async (ctx, { query }) => toWire(await listJourneys(ctx, listInput(query))),
  }),
  route({
    method: "GET",
    url: "/journeys/:person",
    operation: "getJourney",
    summary: "One person's visits, forms and calls, oldest first",
    tag: "Journeys",
    permission: "calls.read",
    params: z.object({ person: z.string().describe("Id of the person (person_...)") }),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(500).default(200),
      cursor: z.string().max(200).optional(),
    }),
    response: JourneyAnswer,
    handle: async (ctx, { params, query }) => toWire(await getJourney(ctx, params.person, query)),
  }),
];
