import { expect, test } from "vitest";
import { parseTwiml } from "./parse-twiml.ts";

test("reads verbs, nested elements, attributes in both quotes, entities, comments and text", () => {
  const verbs = parseTwiml(`<?xml version="1.0" encoding="UTF-8"?>
    <!-- made by the app -->
    <Response>
      <Say voice='a "b"'> Tom &amp; Ann &#39;s &#x41; </Say>
      <Connect><Stream url="wss://example.com/m"><Parameter name="n" value="&lt;1&gt;"/></Stream></Connect>
      <Hangup />
    </Response>`);
  expect(verbs).toMatchObject([
    { name: "Say", attributes: { voice: 'a "b"' }, text: "Tom & Ann 's A" },
    {
      name: "Connect",
      children: [
        { name: "Stream", attributes: { url: "wss://example.com/m" }, children: [{ attributes: { value: "<1>" } }] },
      ],
    },
    { name: "Hangup", children: [] },
  ]);
});

test.each([
  ["", "not one <Response>"],
  ["<Other/>", "not one <Response>"],
  ["<Response><Say>hi</Response>", "unexpected </Response>"],
  ["<Response><Say>hi</Say>", "<Response> is not closed"],
  ["<Response/></Response>", "unexpected </Response>"],
  ["<Response><Say a=b/></Response>", "unreadable markup"],
  ['{"not":"xml"}', "not one <Response>"],
])("refuses %j", (document, reason) => {
  expect(() => parseTwiml(document)).toThrow(reason);
});
