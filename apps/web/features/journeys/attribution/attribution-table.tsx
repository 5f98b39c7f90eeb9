"use client";

import { cn, ShareBar, Table, TableBody, TableCell, TableFoot, TableHead, TableHeaderCell, TableRow } from "@parley/ui";
import { useBehind } from "@/features/dashboards/behind/use-behind.ts";
import { RankedName } from "@/features/dashboards/cards/ranked-name.tsx";
import type { MetricResult } from "@/features/dashboards/filters/question.ts";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { type Attribution, GOALS } from "../journey-words.ts";
import { AttributionList } from "./attribution-list.tsx";
import { useWriteCredit } from "./use-write-credit.ts";

export interface AttributionTableProps {
  result: MetricResult;
  answer: Attribution | undefined;
  /** Pixels after which the rows scroll. */
  maxHeight?: number;
}

/** Credit as a table, on a phone as a list. Names and calls lead to the calls of a value, the total to the conversions themselves. */
export function AttributionTable({ result, answer, maxHeight }: AttributionTableProps) {
  const format = useFormat();
  const write = useWriteCredit();
  const behind = useBehind();
  const [dimension, ...measures] = result.columns;
  const by = dimension!.key;
  const widest = Math.max(
    ...result.rows.flatMap(({ credited, compared }) => [Number(credited ?? 0), Number(compared ?? 0)]),
    Number.MIN_VALUE,
  );
  const goal = GOALS.find(({ value }) => value === answer?.conversion)?.measure ?? "conversions";
  const lost = answer?.without_touch.conversions ?? 0;
  return (
    <>
      <div className="@container max-sm:hidden">
        <Table label="Attribution" pinned maxHeight={maxHeight ? `${maxHeight}px` : undefined}>
          <TableHead>
            <TableRow>
              <TableHeaderCell>{dimension!.label}</TableHeaderCell>
              {measures.map(({ key, label }) => (
                <TableHeaderCell key={key} numeric className={cn(isMinor(key) && "@max-2xl:hidden")}>
                  {label}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {result.rows.map((row) => {
              const value = row[by] == null ? null : String(row[by]);
              return (
                <TableRow key={value ?? "(none)"}>
                  <TableCell className="w-[26%] max-w-52">
                    <RankedName dimension={by} value={value} measure="calls" />
                  </TableCell>
                  {measures.map(({ key }) => (
                    <TableCell
                      key={key}
                      numeric
                      muted={key !== "credited"}
                      className={cn(isMinor(key) && "@max-2xl:hidden")}
                    >
                      <span className="inline-flex items-center justify-end gap-2">
                        {key === "credited" || key === "compared" ? (
                          <ShareBar
                            share={Number(row[key] ?? 0) / widest}
                            color={key === "compared" ? "var(--chart-2)" : undefined}
                            className="w-20 @max-xl:hidden"
                          />
                        ) : null}
                        {key === "calls" ? (
                          <button
                            type="button"
                            className="rounded-sm hover:underline hover:underline-offset-2"
                            onClick={() => behind.open({ measure: "calls", row: { [by]: value } })}
                          >
                            {write(result, key, row[key])}
                          </button>
                        ) : (
                          <span className="min-w-10">{write(result, key, row[key])}</span>
                        )}
                      </span>
                    </TableCell>
                  ))}
                </TableRow>
              );
            })}
          </TableBody>
          <TableFoot>
            {result.other ? (
              <TableRow>
                <TableCell className="font-normal text-muted">{format.integer(result.other.groups)} more</TableCell>
                {measures.map(({ key }) => (
                  <TableCell
                    key={key}
                    numeric
                    className={cn("font-normal text-muted", isMinor(key) && "@max-2xl:hidden")}
                  >
                    {write(result, key, result.other?.values[key])}
                  </TableCell>
                ))}
              </TableRow>
            ) : null}
            <TableRow>
              <TableCell>Total</TableCell>
              {measures.map(({ key }) => (
                <TableCell key={key} numeric className={cn(isMinor(key) && "@max-2xl:hidden")}>
                  {key === "credited" ? (
                    <button
                      type="button"
                      className="rounded-sm hover:underline hover:underline-offset-2"
                      onClick={() => behind.open({ measure: goal })}
                    >
                      {write(result, key, result.totals[key])}
                    </button>
                  ) : (
                    write(result, key, result.totals[key])
                  )}
                </TableCell>
              ))}
            </TableRow>
          </TableFoot>
        </Table>
      </div>
      <div className="sm:hidden">
        <AttributionList result={result} widest={widest} />
      </div>
      {lost > 0 ? (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">
          {format.integer(lost)} of these came of outbound calls to people who had never come by; no touch is credited
          for them.
        </p>
      ) : null}
    </>
  );
}

/** Left out where the card is narrow. */
const isMinor = (key: string) => key === "compared_value" || key === "cost_per" || key === "roas";
