"use client";

import { Card } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Journey } from "../journey-words.ts";
import { spanWords } from "./span-words.ts";

/** Who this is, by everything that leads to them, and what came of the journey. */
export function JourneyFacts({ journey }: { journey: Journey }) {
  const format = useFormat();
  const { phones, emails, browsers, conversions, revenue_minor, first_conversion_at: convertedAt } = journey;
  const facts: [string, string | string[] | null][] = [
    ["Came first by", journey.steps[0] ? (journey.steps[0].source ?? "No known source") : null],
    ["Until converted", convertedAt ? spanWords(journey.first_at, convertedAt) : "Not converted"],
    ["Conversions", conversions > 0 ? format.integer(conversions) : null],
    ["Value", revenue_minor > 0 ? format.moneyExact(revenue_minor) : null],
    [
      phones.length > 1 ? "Numbers" : "Number",
      phones.length > 0 ? phones.map((phone) => format.phone(phone)) : "Withheld",
    ],
    [emails.length > 1 ? "E-mails" : "E-mail", emails.length > 0 ? emails : null],
    ["Browsers", browsers > 0 ? format.integer(browsers) : null],
  ];
  return (
    <Card title="Person" className="max-lg:order-1">
      <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="min-w-0 break-words tabular-nums">
                {[value].flat().map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </dd>
            </div>
          ),
        )}
      </dl>
      <p className="mt-3 border-t border-line pt-3 text-sm text-muted">
        Calls, forms and visits that share a number, an e-mail address or a browser are one person. Outbound calls and
        spam are no touches.
      </p>
    </Card>
  );
}
