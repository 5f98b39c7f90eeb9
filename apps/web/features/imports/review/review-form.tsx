"use client";

import { Banner, Button, Card } from "@parley/ui";
import { useCallback, useMemo, useState } from "react";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { CancelImport } from "../cancel-import.tsx";
import { importApi } from "../import-api.ts";
import type { FileColumn, ImportMapping, ImportSummary } from "../import-wire.ts";
import { StateTitle } from "../state-title.tsx";
import { useImportAction } from "../use-import-action.ts";
import { isDoubtful } from "./certainty.ts";
import { choiceOptions } from "./choice-options.ts";
import { columnLines } from "./column-line.ts";
import { ColumnList } from "./column-list.tsx";
import { type Decisions, decide, decisionsOf, doubledColumns } from "./decisions.ts";
import { FirstRows } from "./first-rows.tsx";
import { layoutWords } from "./layout-words.ts";
import { placeProblems, problemsOf } from "./review-problems.ts";
import { ReviewSettings } from "./review-settings.tsx";

export interface ReviewFormProps {
  of: ImportSummary;
  mapping: ImportMapping;
  timezones: string[];
}

/** How the file will be read, to be corrected and started. */
export function ReviewForm({ of, mapping, timezones }: ReviewFormProps) {
  const format = useFormat();
  const mayManage = useViewer().permissions.includes("imports.manage");
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [timezone, setTimezone] = useState(mapping.timezone);
  const [dayFirst, setDayFirst] = useState(mapping.day_first);
  const [savedId, setSavedId] = useState<string | null>(null);
  const [saveAs, setSaveAs] = useState("");
  const options = useMemo(() => choiceOptions(mapping.fields, mapping.kind), [mapping.fields, mapping.kind]);
  const start = useImportAction(() =>
    importApi.start(of.id, {
      columns: Object.fromEntries(decisions),
      timezone,
      ...(dayFirst === mapping.day_first ? {} : { day_first: dayFirst }),
      ...(saveAs.trim() ? { save_as: saveAs.trim() } : {}),
    }),
  );

  const choose = useCallback((column: FileColumn, choice: string) => {
    setDecisions((before) => decide(before, column, choice));
  }, []);
  const useSaved = (id: string | null) => {
    const saved = mapping.saved.find((one) => one.id === id);
    setSavedId(id);
    setDecisions(saved ? decisionsOf(saved.columns, mapping.columns) : new Map());
    setTimezone(saved?.timezone ?? mapping.timezone);
  };

  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const lines = columnLines(mapping.columns, decisions, labels);
  const seen = placeProblems(mapping.problems, mapping.columns);
  const refused = problemsOf(start.error);
  const problems = new Map([...seen.columns].filter(([header]) => !decisions.has(header)));
  for (const [header, other] of doubledColumns(decisions)) {
    problems.set(header, `${other} is read as the same field. Choose another one for one of them.`);
  }
  for (const [header, text] of refused.columns) problems.set(header, text);
  const general = start.error ? refused.general : seen.general;
  const doubtful = lines.filter(({ certainty }) => isDoubtful(certainty)).length;
  const facts = [layoutWords(mapping.layout), `${format.integer(mapping.columns.length)} columns`];

  return (
    <div className="flex flex-col gap-3">
      {general.length > 0 || refused.columns.size > 0 ? (
        <Banner
          tone={start.error ? "negative" : "warning"}
          title={start.error ? "The import was not started" : "Look at this before you start"}
        >
          {general.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {[...refused.columns].map(([header, text]) => (
            <p key={header}>
              {header}: {text}
            </p>
          ))}
        </Banner>
      ) : null}
      <Card title={<StateTitle>How this file will be read</StateTitle>} description={facts.filter(Boolean).join(", ")}>
        {mayManage ? (
          <ReviewSettings
            mapping={mapping}
            timezones={timezones}
            timezone={timezone}
            onTimezone={setTimezone}
            dayFirst={dayFirst}
            onDayFirst={setDayFirst}
            savedId={savedId}
            onSaved={useSaved}
            saveAs={saveAs}
            onSaveAs={setSaveAs}
            problems={refused.settings}
          />
        ) : (
          <p className="pt-2 text-muted">It waits for an administrator to start it.</p>
        )}
      </Card>
      <ColumnList lines={lines} problems={problems} options={options} onChoose={mayManage ? choose : null} />
      <FirstRows rows={mapping.rows} lines={lines} labels={labels} />
      {mayManage ? (
        <footer className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line bg-canvas px-4 py-3 md:-mx-6 md:px-6">
          <p className="mr-auto text-sm text-muted max-sm:w-full">
            {problems.size > 0
              ? `${columnCount(problems.size, format.integer(problems.size))} cannot be read as chosen.`
              : doubtful > 0
                ? `${columnCount(doubtful, format.integer(doubtful))} to check.`
                : "All columns are clear."}
          </p>
          <CancelImport of={of} />
          <Button variant="primary" loading={start.isPending} onClick={() => start.mutate()}>
            Start import
          </Button>
        </footer>
      ) : null}
    </div>
  );
}

const columnCount = (count: number, written: string) => `${written} ${count === 1 ? "column" : "columns"}`;
