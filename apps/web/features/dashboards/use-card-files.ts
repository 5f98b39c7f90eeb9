"use client";

import { makePicture, toast } from "@parley/ui";
import type { RefObject } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { questionOfAnswer } from "./asked-questions.ts";
import type { CardDrawing } from "./card-context.ts";
import { downloadBlob } from "./download-blob.ts";
import { fileNameOf } from "./file-name-of.ts";
import type { MetricResult } from "./filters/question.ts";
import { resultCsv } from "./result-csv.ts";
import { resultTableText } from "./result-table-text.ts";
import { usePeriodLabels } from "./use-period-labels.ts";
import { useValueWords } from "./use-value-words.ts";
import { whyItFailed } from "./why-it-failed.ts";
import { writeMeasure } from "./write-measure.ts";

/** A card's numbers as files. `workbook` is null where the viewer may not export or the answer was asked for elsewhere. */
export function useCardFiles(title: string, result: MetricResult, drawing?: RefObject<CardDrawing | null>) {
  const format = useFormat();
  const value = useValueWords();
  const labels = usePeriodLabels();
  const { permissions } = useViewer();
  const question = questionOfAnswer(result.query_id);
  const orSay = async (what: string, make: () => Promise<void>) => {
    try {
      await make();
    } catch (error) {
      toast.error(`The ${what} could not be made`, { description: whyItFailed(error as Error) });
    }
  };
  return {
    csv() {
      const blob = new Blob([resultCsv(result)], { type: "text/csv;charset=utf-8" });
      downloadBlob(fileNameOf(title, result, "csv"), blob);
    },
    workbook:
      question && permissions.includes("exports.create")
        ? () =>
            orSay("workbook", async () => {
              const { data } = await api.POST("/api/v1/analytics/export", {
                body: { title, query: { ...question }, format: "xlsx" },
                parseAs: "blob",
              });
              downloadBlob(fileNameOf(title, result, "xlsx"), data as unknown as Blob);
            })
        : null,
    picture: () =>
      orSay("picture", async () => {
        const made = drawing?.current;
        const { from, to } = result.resolved_range;
        const table = resultTableText(result, {
          value,
          number: (unit, number) => writeMeasure(format, unit, number),
        });
        const blob = await makePicture({
          title,
          subtitle: `${labels.range(from, to)}, days of ${result.timezone.replaceAll("_", " ")}`,
          ...{ spec: made?.spec ?? null, table: made?.table ?? table, shades: made?.shades },
        });
        downloadBlob(fileNameOf(title, result, "png"), blob);
      }),
  };
}
