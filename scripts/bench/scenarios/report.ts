import type { Attempt } from "../scenarios.ts";

/** Pass rates by scenario, with what failed and how often. */
export function table(attempts: readonly Attempt[]): string {
  const names = [...new Set(attempts.map(({ entry }) => entry.name))];
  const rows = names.map((name) => {
    const runs = attempts.filter(({ entry }) => entry.name === name);
    const passed = runs.filter(({ result }) => result.passed).length;
    const seconds = runs.reduce((sum, { result }) => sum + result.durationMs, 0) / runs.length / 1000;
    const gaps = runs.flatMap(({ result }) => result.turnGapsMs).sort((a, b) => a - b);
    const failed = new Map<string, number>();
    for (const { result } of runs) {
      if (result.error) failed.set(result.error.code, (failed.get(result.error.code) ?? 0) + 1);
      for (const { type, passed: held } of result.assertions) if (!held) failed.set(type, (failed.get(type) ?? 0) + 1);
    }
    const why = [...failed].map(([type, count]) => `${type} ${count}`).join(", ");
    const gap = gaps[Math.floor(gaps.length / 2)];
    return [name, `${passed}/${runs.length}`, seconds.toFixed(0), gap === undefined ? "-" : String(gap), why];
  });
  const head = ["scenario", "passed", "seconds", "gap p50 ms", "failed assertions"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  return [line(head), ...rows.map(line)].join("\n");
}

/** Why one attempt failed: its assertions, the conversation, and what the recogniser heard of the agent. */
export function explain({ entry, result, trace }: Attempt): string {
  const lines = [`\n## ${entry.name}`];
  if (result.error) lines.push(`error ${result.error.code}: ${result.error.message}`);
  for (const { type, passed, expected, got } of result.assertions) {
    if (!passed) lines.push(`- ${type}: expected ${expected}, got ${got.slice(0, 400)}`);
  }
  const told = (trace?.events ?? []).flatMap((event) => {
    if (event.type === "segment") {
      const { speaker, text, startMs, interrupted } = event.segment;
      return [{ at: startMs, text: `${speaker}${interrupted ? " (interrupted)" : ""}: ${text}` }];
    }
    if (event.type === "answered_by") return [{ at: event.atMs, text: `[answered by ${event.answeredBy}]` }];
    if (event.type === "keys_sent") return [{ at: event.atMs, text: `[keys ${event.keys}]` }];
    if (event.type === "hold") return [{ at: event.atMs, text: `[hold ${event.on ? "on" : "off"}, ${event.cause}]` }];
    if (event.type === "menu") return [{ at: event.atMs, text: `[menu, chose ${event.chosen}]` }];
    if (event.type === "error") return [{ at: 0, text: `[error of ${event.provider}: ${event.message}]` }];
    if (event.type === "ended") return [{ at: event.durationMs, text: `[ended: ${event.reason}]` }];
    return [];
  });
  lines.push(
    ...told.sort((a, b) => a.at - b.at).map(({ at, text }) => `  ${(at / 1000).toFixed(1).padStart(6)} ${text}`),
  );
  lines.push(`  heard in the recording: ${result.agentSaid.map(({ text }) => text).join(" | ")}`);
  return lines.join("\n");
}
