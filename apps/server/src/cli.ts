import { parseArgs } from "node:util";
import { EmbeddedPostgresError } from "@parley/db/embedded";
import { DomainError, EnvError } from "@parley/platform";
import { commands } from "./cli/commands.ts";
import { openOperator } from "./cli/operator.ts";
import { UsageError } from "./cli/usage.ts";

/** The operator's command line, on the same data as the server. Prints one JSON object with --json. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      wait: { type: "boolean", default: false },
      org: { type: "string" },
      name: { type: "string" },
      owner: { type: "string" },
      scopes: { type: "string" },
      timezone: { type: "string" },
      currency: { type: "string" },
      source: { type: "string" },
      kind: { type: "string" },
      to: { type: "string" },
      purpose: { type: "string" },
      instructions: { type: "string" },
      persona: { type: "string" },
    },
  });
  const found = commands.find(({ words }) => words.every((word, i) => positionals[i] === word));
  if (!found)
    throw new UsageError(`Commands:\n${commands.map(({ usage }) => `  npm run parley -- ${usage}`).join("\n")}`);
  const operator = await openOperator();
  try {
    const result = await found.run(operator, { ...values, arguments: positionals.slice(found.words.length) });
    console.log(values.json ? JSON.stringify(result.data) : result.text);
    return result.failed ? 1 : 0;
  } finally {
    await operator.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const known =
    error instanceof DomainError ||
    error instanceof EnvError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof UsageError;
  const parsing = error instanceof TypeError && "code" in error;
  console.error(known || parsing ? explain(error as Error) : error);
  process.exitCode = 1;
}

function explain(error: Error): string {
  const fields =
    error instanceof DomainError ? error.fields.map(({ pointer, message }) => `  ${pointer.slice(1)}: ${message}`) : [];
  return [error.message, ...fields].join("\n");
}
