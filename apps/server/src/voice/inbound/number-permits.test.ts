import { encodeId, newUuid } from "@parley/platform";
import { expect, test } from "vitest";
import { readConfig } from "../../boot/config.ts";
import { carrierNumbers, numberPermits } from "./number-permits.ts";

const organizationId = newUuid();
const org = encodeId("org", organizationId);

test("each number is for the organization before its equals sign", () => {
  expect(numberPermits(` ${org}=+14155552671 , ${org}=+14155552672,`)).toEqual(
    new Map([
      ["+14155552671", organizationId],
      ["+14155552672", organizationId],
    ]),
  );
  expect(numberPermits("")).toEqual(new Map());
});

test.each([
  "+14155552671",
  "org_short=+14155552671",
  `${org}=14155552671`,
  `${org}=+1`,
  `${org}=+14155552671,${org}=+14155552671`,
])("%j stops the start and says what is accepted", (text) => {
  expect(numberPermits(text)).toBeNull();
  expect(() => readConfig({ TWILIO_NUMBERS: text })).toThrow(/^TWILIO_NUMBERS: must be a list such as/);
});

test("only a real carrier's numbers need a permit", () => {
  const twilio = {
    ...{ TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "t", TWILIO_FROM_NUMBER: "+14155552671" },
    ...{ PUBLIC_URL: "https://parley.example.com", TWILIO_NUMBERS: `${org}=+14155552672` },
  };
  expect(carrierNumbers(readConfig({}))).toBeNull();
  expect(carrierNumbers(readConfig(twilio))).toEqual({
    from: "+14155552671",
    assigned: new Map([["+14155552672", organizationId]]),
  });
});
