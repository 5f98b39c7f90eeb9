// Writes the SDK's types from the API as it is declared: npm run codegen. A test fails when they are out of date.
import { writeFileSync } from "node:fs";
import { describeApi } from "../apps/server/src/http/describe-api.ts";
import { generateSdkTypes, SDK_TYPES } from "../packages/sdk/codegen/generate.ts";

writeFileSync(SDK_TYPES, await generateSdkTypes(await describeApi()));
