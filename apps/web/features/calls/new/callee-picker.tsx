"use client";

import { Card, cn, ErrorState, Select, Skeleton } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { wordsFor } from "../call-api.ts";
import { digitsOf } from "./call-rules.ts";
import type { useCallees } from "./use-callees.ts";

export interface CalleePickerProps {
  callees: ReturnType<typeof useCallees>;
  /** The number in the form. */
  chosen: string;
  onChoose: (number: string) => void;
}

/** The simulator's numbers and what answers there; a click fills the form. Not shown where a real carrier dials. */
export function CalleePicker({ callees, chosen, onChoose }: CalleePickerProps) {
  const format = useFormat();
  const { data, error, refetch, isFetching } = callees;
  if (data && (data.simulated === false || data.data.length === 0)) return null;
  return (
    <Card flush title="Phone simulator" description="Choose who answers" className="max-lg:hidden">
      {error ? (
        <ErrorState
          title="The simulator's numbers could not be loaded"
          description={wordsFor(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : data ? (
        <ul
          aria-label="Numbers of the phone simulator"
          className="max-h-96 divide-y divide-line overflow-y-auto border-t border-line"
        >
          {data.data.map((callee) => {
            const isChosen = digitsOf(chosen) === callee.number;
            return (
              <li key={callee.number}>
                <button
                  type="button"
                  aria-pressed={isChosen}
                  onClick={() => onChoose(callee.number)}
                  className={cn(
                    "flex w-full flex-col px-4 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2",
                    isChosen && "bg-accent-quiet shadow-[inset_2px_0_0_var(--accent)]",
                  )}
                >
                  <span className="flex items-baseline justify-between gap-2">
                    <span className="font-medium">{callee.name}</span>
                    <span className="shrink-0 text-xs text-muted tabular-nums">{format.phone(callee.number)}</span>
                  </span>
                  <span className="text-sm text-muted">{callee.description}</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : (
        <div className="flex flex-col gap-2 p-4">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </div>
      )}
    </Card>
  );
}

/** The same choice where there is no room for a list beside the form. */
export function CalleeSelect({ callees, chosen, onChoose }: CalleePickerProps) {
  const { data } = callees;
  if (!data || data.simulated === false || data.data.length === 0) return null;
  const number = digitsOf(chosen);
  return (
    <Select
      aria-label="Choose from the phone simulator"
      placeholder="Or choose from the phone simulator"
      className="mt-3 lg:hidden"
      value={data.data.some((callee) => callee.number === number) ? number : ""}
      onValueChange={onChoose}
      options={data.data.map(({ number: value, name, description }) => ({ value, label: name, hint: description }))}
    />
  );
}
