"use client";

import { Card, cn } from "@parley/ui";
import { CircleAlert, CircleCheck, CircleDashed, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { digitsOf, isLength, isNumber } from "./call-rules.ts";
import type { NewCallForm } from "./new-call-input.ts";
import { zonedInstant } from "./zoned-instant.ts";

type Verdict = "good" | "bad" | "open" | "note";

type Checked = Partial<Pick<NewCallForm, "to" | "purpose" | "max_minutes" | "when" | "at">>;

/** What is checked before a call is dialled, with the answer as one types. `simulated` is null until it is known. */
export function CallChecks({ form, simulated }: { form: Checked; simulated: boolean | null }) {
  const format = useFormat();
  const { timezone } = useViewer().organization;
  const to = digitsOf(form.to ?? "");
  const number: [Verdict, string] = !to
    ? ["open", "A number to call"]
    : isNumber(to)
      ? ["good", `${format.phone(to)} is a number`]
      : ["bad", "The number is not complete"];
  const purpose: [Verdict, string] = form.purpose?.trim() ? ["good", "A purpose"] : ["open", "A purpose"];
  const length: [Verdict, string] = isLength(form.max_minutes)
    ? ["good", `Ends by itself after ${form.max_minutes} min at the latest`]
    : ["bad", "Ends between 1 and 240 minutes"];
  return (
    <Card title="Checked before dialling">
      <ul className="flex flex-col gap-2">
        <Check verdict={number[0]}>{number[1]}</Check>
        <Check verdict={purpose[0]}>{purpose[1]}</Check>
        <Check verdict={length[0]}>{length[1]}</Check>
        {form.when === "later" ? <Later at={form.at ?? ""} timezone={timezone} /> : null}
        <Check verdict="note">{carrierWords(simulated)}</Check>
      </ul>
    </Card>
  );
}

function carrierWords(simulated: boolean | null): string {
  if (simulated === null) return "Finding out where calls go";
  return simulated
    ? "Calls go to the phone simulator. No real phone rings."
    : "A real carrier is connected. This rings a real phone and costs money.";
}

function Later({ at, timezone }: { at: string; timezone: string }) {
  const format = useFormat();
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at)) return <Check verdict="open">A day and a time</Check>;
  const instant = zonedInstant(at, timezone);
  return instant.getTime() > Date.now() ? (
    <Check verdict="good">Dials on {format.dateTime(instant)}</Check>
  ) : (
    <Check verdict="note">That time has passed: dials at once</Check>
  );
}

const LOOKS = {
  good: { Icon: CircleCheck, className: "text-positive", word: "In order:" },
  bad: { Icon: CircleAlert, className: "text-negative", word: "Not in order:" },
  open: { Icon: CircleDashed, className: "text-faint", word: "Still needed:" },
  note: { Icon: Info, className: "text-info", word: "" },
};

function Check({ verdict, children }: { verdict: Verdict; children: ReactNode }) {
  const { Icon, className, word } = LOOKS[verdict];
  return (
    <li className="flex items-start gap-2">
      <Icon className={cn("mt-0.5 size-4 shrink-0", className)} aria-hidden="true" />
      <span className={cn("min-w-0 break-words", verdict === "open" && "text-muted")}>
        {word ? <span className="sr-only">{word} </span> : null}
        {children}
      </span>
    </li>
  );
}
