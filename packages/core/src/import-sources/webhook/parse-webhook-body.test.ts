import { expect, test } from "vitest";
import { parseWebhookBody } from "./parse-webhook-body.ts";

const call = { id: 729485, called_at: "2013-05-01 11:48 PM -04:00", tag_list: ["follow up"], duration: 25 };

test.each([
  ["the call itself", call],
  ["a call in `call`", { event: "end", call }],
  ["a list in `calls`", { calls: [call] }],
  ["a bare list", [call]],
  ["JSON text in `payload`", { payload: JSON.stringify(call) }],
])("JSON: %s", (_, body) => expect(parseWebhookBody(JSON.stringify(body))).toEqual([call]));

test("a form gives a field each, lists and nested fields included", () => {
  const body =
    "id=729485&called_at=2013-05-01+11%3A48+PM+-04%3A00&tag_list%5B%5D=a&tag_list%5B%5D=b&custom_fields%5Bbranch%5D=Main&notes=";
  expect(parseWebhookBody(body)).toEqual([
    {
      ...{ id: "729485", called_at: "2013-05-01 11:48 PM -04:00", notes: "" },
      ...{ tag_list: ["a", "b"], custom_fields: { branch: "Main" } },
    },
  ]);
});

test("a form that holds the JSON in one field gives the call in it", () => {
  expect(parseWebhookBody(`call=${encodeURIComponent(JSON.stringify(call))}`)).toEqual([call]);
});

test.each(["", "{", "null", "[]", "{}", '"id"', "7", '{"hello":"world"}', "a=b", '{"id":null}', "\u0000"])(
  "%j holds no call",
  (body) => {
    expect(() => parseWebhookBody(body)).toThrow("Send a call");
  },
);

test("a field's name reaches no prototype", () => {
  const [record] = parseWebhookBody("id=1&__proto__[polluted]=1&constructor[x]=1&a[__proto__]=1&constructor=1");
  expect(record).toEqual({ id: "1" });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(parseWebhookBody('{"id":1,"__proto__":{"polluted":1}}')).toHaveLength(1);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
