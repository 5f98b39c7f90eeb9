"use client";

import { Select } from "@parley/ui";
import type { ReactNode } from "react";
import { CREDIT_BY, type CreditBy, GOALS, type Goal, MODELS, type ModelKey } from "../journey-words.ts";

interface Choice {
  model: ModelKey;
  versus: ModelKey | null;
  credit: CreditBy;
  goal: Goal;
}

const ALONE = "none";

/** The models, what is credited, and to what. */
export function AttributionChoice({
  choice,
  onChange,
}: {
  choice: Choice;
  onChange: (change: Partial<Choice>) => unknown;
}) {
  const others = MODELS.filter(({ value }) => value !== choice.model);
  return (
    <div className="grid max-w-3xl grid-cols-2 gap-2 px-4 pb-3 sm:grid-cols-4" data-print="hide">
      <Labelled label="Model">
        <Select
          size="sm"
          aria-label="Attribution model"
          options={MODELS}
          value={choice.model}
          onValueChange={(value) => onChange({ model: value as ModelKey })}
          className="w-full"
        />
      </Labelled>
      <Labelled label="Compare with">
        <Select
          size="sm"
          aria-label="Compare with model"
          options={[{ value: ALONE, label: "No other model" }, ...others]}
          value={choice.versus && choice.versus !== choice.model ? choice.versus : ALONE}
          onValueChange={(value) => onChange({ versus: value === ALONE ? null : (value as ModelKey) })}
          className="w-full"
        />
      </Labelled>
      <Labelled label="Credit">
        <Select
          size="sm"
          aria-label="What is credited"
          options={GOALS}
          value={choice.goal}
          onValueChange={(value) => onChange({ goal: value as Goal })}
          className="w-full"
        />
      </Labelled>
      <Labelled label="To each">
        <Select
          size="sm"
          aria-label="Credit by"
          options={CREDIT_BY}
          value={choice.credit}
          onValueChange={(value) => onChange({ credit: value as CreditBy })}
          className="w-full"
        />
      </Labelled>
    </div>
  );
}

/** The select says its name itself; this shows it to the eye. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span aria-hidden="true" className="text-xs text-muted">
        {label}
      </span>
      {children}
    </span>
  );
}
