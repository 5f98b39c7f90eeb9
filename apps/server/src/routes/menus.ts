import { forgetMenus, listMenus } from "@parley/core/menus";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { toWire } from "../http/wire.ts";
import { pageOf, pageQuery } from "./paging.ts";

const MenuWire = z
  .object({
    phone: z.string().describe("E.164"),
    path: z.string().describe("Keys and words given before it, joined by >; empty for the first menu"),
    prompt: z.string(),
    options: z.array(z.object({ key: z.string().nullable(), say: z.string().nullable(), label: z.string() })),
    chosen: z.string().nullable().describe("What is given there on the next call when it led to a person"),
    reached_person: z.boolean(),
    heard_count: z.number().describe("Calls that heard it"),
    heard_at: z.string(),
  })
  .meta({ id: "PhoneMenu" });

/** What calls learned of the phone menus of numbers. */
export const menuRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/menus",
    operation: "listMenus",
    summary: "List the phone menus that calls heard, by number and path",
    tag: "Numbers",
    permission: "calls.read",
    query: pageQuery.extend({ phone: z.string().max(32).optional().describe("Only this number's (E.164)") }),
    response: pageOf(MenuWire),
    handle: async (ctx, { query }) => toWire(await listMenus(ctx, query)),
  }),
  route({
    method: "DELETE",
    url: "/menus/:phone",
    operation: "forgetMenus",
    summary: "Forget a number's menus; the next call finds its way anew",
    tag: "Numbers",
    permission: "personas.manage",
    params: z.object({ phone: z.string().max(32).describe("E.164") }),
    response: null,
    handle: (ctx, { params }) => forgetMenus(ctx, params.phone),
  }),
];
