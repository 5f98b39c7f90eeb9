import { expect, test } from "vitest";
import { bodyOf, emptyInput, inputOf } from "./source-input.ts";
import type { ImportSource } from "./source-wire.ts";

test("a new source sends what its kind has, and nothing that was left empty", () => {
  const input = {
    ...emptyInput("s3", "2026-01-01"),
    name: "Bucket",
    bucket: "exports",
    access_key: "a",
    secret_key: "b",
  };
  expect(bodyOf(input, false)).toEqual({
    ...{ name: "Bucket", bucket: "exports", region: "us-east-1", access_key: "a", secret_key: "b" },
    ...{ every_minutes: 60, silent_after_hours: 72 },
  });
  expect(bodyOf({ ...emptyInput("ctm_webhook", "x"), name: "Hook", silent_after_hours: "never" }, false)).toEqual({
    ...{ name: "Hook", silent_after_hours: null },
  });
});

test("a source that is there keeps its keys unless they are entered anew, and loses an endpoint that was emptied", () => {
  const source = {
    ...{ kind: "s3", name: "Bucket", silent_after_hours: null },
    settings: {
      bucket: "exports",
      prefix: "daily/",
      region: "eu-west-1",
      endpoint: "https://s3.example",
      every_minutes: 30,
    },
  } as ImportSource;
  expect(bodyOf({ ...inputOf(source), endpoint: "" }, true)).toEqual({
    ...{ name: "Bucket", silent_after_hours: null, bucket: "exports", prefix: "daily/", region: "eu-west-1" },
    ...{ endpoint: null, every_minutes: 30 },
  });
  expect(bodyOf({ ...inputOf(source), secret_key: "new" }, true)).toMatchObject({ secret_key: "new" });
});
