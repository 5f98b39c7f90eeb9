// npm run codegen writes what follows from the sources: the SDK's types from the API as it is declared, docs/measures.md from the catalogue.
// Tests fail when either is out of date.
import { writeFileSync } from "node:fs";
import { describeApi } from "../apps/server/src/http/describe-api.ts";
import { generateSdkTypes, SDK_TYPES } from "../packages/sdk/codegen/generate.ts";
import { MEASURES_PAGE, measuresPage } from "./codegen/measures-page.ts";

writeFileSync(MEASURES_PAGE, measuresPage());
writeFileSync(SDK_TYPES, await generateSdkTypes(await describeApi()));
