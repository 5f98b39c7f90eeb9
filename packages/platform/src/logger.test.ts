import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

test("no log repeats the values of a failed query or the row that Postgres refused", () => {
  const lines: string[] = [];
  const logger = createLogger("test", "info", { write: (line) => void lines.push(line) });
  const refused = Object.assign(new Error("null value"), {
    code: "23502",
    detail: "Failing row contains (secret words).",
  });
  const error = new Error("Failed query: insert into calls values ($1)\nparams: secret words,\nmore secret words", {
    cause: refused,
  });
  logger.error({ err: error }, "request failed");
  logger.error({ err: error.message }, "as a text");
  logger.error({ job: `Failed task 7 (run_import) with error ${error.message}` }, "job failed");
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).not.toContain("secret");
  expect(lines[0]).toContain("insert into calls");
  expect(lines[0]).toContain("23502");
});
