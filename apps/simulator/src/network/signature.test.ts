import { expect, test } from "vitest";
import { sign } from "./signature.ts";

test("signs as Twilio's documentation does in its worked example", () => {
  const parameters = {
    Digits: "1234",
    To: "+18005551212",
    From: "+14158675310",
    Caller: "+14158675310",
    CallSid: "CA1234567890ABCDE",
  };
  expect(sign("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", parameters)).toBe("GvWf1cFY/Q7PnoempGyD5oXAezc=");
});
