import { listCustomFields, UpdateCustomFieldInput, updateCustomField } from "@parley/core/custom-fields";
import { z } from "zod";
import { type RouteDeclaration, route } from "../http/route.ts";
import { wireSchema } from "../http/wire.ts";
import { CustomFieldWire } from "./call-wire.ts";

/** Columns of imported files that Parley has no field for. */
export const customFieldRoutes: RouteDeclaration[] = [
  route({
    method: "GET",
    url: "/custom_fields",
    operation: "listCustomFields",
    summary: "List the custom fields that imported files brought",
    tag: "Custom fields",
    permission: "calls.read",
    response: z.object({ data: z.array(CustomFieldWire) }),
    handle: async (ctx) => ({ data: await listCustomFields(ctx) }),
  }),
  route({
    method: "PATCH",
    url: "/custom_fields/:key",
    operation: "updateCustomField",
    summary: "Rename a custom field, or have its texts read as another type",
    tag: "Custom fields",
    permission: "imports.manage",
    params: z.object({ key: z.string().describe("Key of the field (custom....)") }),
    body: wireSchema(UpdateCustomFieldInput),
    response: CustomFieldWire,
    handle: (ctx, { params, body }) => updateCustomField(ctx, params.key, body),
  }),
];
