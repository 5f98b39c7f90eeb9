import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foreground } from "./child.mjs";
import { ensureInstalled } from "./install.mjs";
import { ROOT } from "./root.mjs";
import { ensureWebBuilt } from "./web-build.mjs";

/** All tests, or those of the files named. The last line counts them; no test at all is a failure too. */
export async function run(_name, args) {
  await ensureInstalled();
  if (args.length === 0) await ensureWebBuilt(); // The end-to-end tests serve the built pages.
  const folder = mkdtempSync(join(tmpdir(), "parley-test-"));
  const report = join(folder, "report.json");
  try {
    const code = await foreground(
      process.execPath,
      [
        ...[join(ROOT, "node_modules/vitest/vitest.mjs"), "run", ...args],
        ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ],
      {
        env: { ...process.env, NODE_ENV: "test", NEXT_TELEMETRY_DISABLED: "1" },
        stdio: ["ignore", "inherit", "inherit"],
      },
    );
    const { passed, failed, skipped } = countTests(report);
    if (code !== 0 && failed === 0) console.log("No test failed, but the run did; the reason is above.");
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return code !== 0 || failed > 0 || passed === 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countTests(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of readReport(report)) {
    // A file that could not be loaded holds no test, yet it is a failure.
    if (file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed")) counts.failed++;
    for (const { status } of file.assertionResults) {
      if (status === "passed" || status === "failed") counts[status]++;
      else counts.skipped++;
    }
  }
  return counts;
}

function readReport(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8")).testResults;
  } catch {
    return []; // The run ended before it could report; its exit code says so.
  }
}
