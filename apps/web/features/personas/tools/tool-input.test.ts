import { expect, test } from "vitest";
import type { HttpTool } from "../persona-wire.ts";
import { bodyOfTool, checkSchema, formOfTool, sampleInput, unknownPlaces } from "./tool-input.ts";

const tool: HttpTool = {
  ...{ id: "tool_1", name: "find_order", description: "Finds an order.", method: "GET" as const },
  url: "https://shop.example.com/orders/{order_number}",
  input_schema: { type: "object", properties: { order_number: { type: "string" } } },
  header_names: ["authorization", "x-shop"],
  ...{ timeout_ms: 8_000, read_only: true, enabled: true, created_at: "", updated_at: "" },
};

test("secrets that are not typed anew stay, and those taken out are removed", () => {
  const form = formOfTool(tool);
  expect(bodyOfTool(form, tool).headers).toEqual({});
  const changed = { ...form, headers: [{ name: "Authorization", value: "Bearer 2", kept: true }] };
  expect(bodyOfTool(changed, tool).headers).toEqual({ Authorization: "Bearer 2", "x-shop": null });
});

test("a header that is taken out and named again is set, not removed", () => {
  const form = { ...formOfTool(tool), headers: [{ name: "X-Shop", value: "7", kept: false }] };
  expect(bodyOfTool(form, tool).headers).toEqual({ authorization: null, "X-Shop": "7" });
});

test("a schema that is no JSON or no object is told before it is sent", () => {
  expect(checkSchema("{")).toMatch(/^This is not JSON/);
  expect(checkSchema('{"type":"string"}')).toMatch(/is an object/);
  expect(checkSchema('{"type":"object"}')).toBe(true);
});

test("a place in the address without a property is named", () => {
  expect(unknownPlaces("https://a.example/{id}/{order_number}", JSON.stringify(tool.input_schema))).toEqual(["id"]);
});

test("the input to try has a value of each property's type", () => {
  const properties = { count: { type: "integer" }, kind: { type: "string", enum: ["a"] }, ok: { type: "boolean" } };
  expect(sampleInput({ type: "object", properties })).toEqual({ count: 1, kind: "a", ok: true });
});
