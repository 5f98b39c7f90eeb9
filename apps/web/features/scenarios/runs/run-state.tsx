import { Badge } from "@parley/ui";
import { Check, LoaderCircle, TriangleAlert, X } from "lucide-react";
import type { ScenarioRun } from "../scenario-wire.ts";

/** How a run stands: the word says it, colour and sign only underline it. */
export function RunState({ run }: { run: ScenarioRun }) {
  const { status, results, passed, times } = run;
  if (status === "queued") return <Badge>Waits</Badge>;
  if (status === "running")
    return (
      <Badge tone="info" icon={<LoaderCircle aria-hidden="true" className="motion-safe:animate-spin" />}>
        {`Call ${Math.min(results.length + 1, times)} of ${times}`}
      </Badge>
    );
  if (status === "failed")
    return (
      <Badge tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
        Not held
      </Badge>
    );
  return passed === results.length ? (
    <Badge tone="positive" icon={<Check aria-hidden="true" />}>
      All passed
    </Badge>
  ) : (
    <Badge tone="negative" icon={<X aria-hidden="true" />}>
      {passed === 0 ? "None passed" : "Some failed"}
    </Badge>
  );
}

/** "2 of 3 passed (66.7%)"; null while no call has ended. */
export function passRate({ results, passed }: ScenarioRun, percent: (fraction: number) => string): string | null {
  if (results.length === 0) return null;
  return `${passed} of ${results.length} passed (${percent(passed / results.length)})`;
}
