import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeApi } from "../../apps/server/src/http/describe-api.ts";
import { generateSdkTypes, SDK_TYPES } from "../../packages/sdk/codegen/generate.ts";

test("the SDK's types are those of the API as it is declared (mend: npm run codegen)", async () => {
  expect(readFileSync(SDK_TYPES, "utf8")).toBe(await generateSdkTypes(await describeApi()));
});

test("the document is OpenAPI 3.1 and every operation has an id, a summary and a security requirement", async () => {
  const document = JSON.parse(JSON.stringify(await describeApi()));
  expect(document.openapi).toBe("3.1.0");
  const operations = Object.values<Record<string, Record<string, unknown>>>(document.paths).flatMap((path) =>
    Object.values(path),
  );
  expect(operations.length).toBeGreaterThan(25);
  for (const operation of operations) {
    expect(operation.operationId).toBeTruthy();
    expect(operation.summary).toBeTruthy();
    expect(operation.security).toBeTruthy();
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
});
