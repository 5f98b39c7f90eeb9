"use client";

import { Badge, type Tone } from "@parley/ui";
import Link from "next/link";
import { ListCard } from "@/features/dashboards/lists/list-card.tsx";
import { useMeasureWords } from "@/features/dashboards/use-measure-words.ts";
import type { Experiment, ExperimentResult } from "../answers.ts";
import { useExperimentResult, useExperiments } from "./use-experiments.ts";

const SHOWN = 6;
const WORDS: Record<ExperimentResult["verdict"], { word: string; tone: Tone }> = {
  no_data: { word: "No calls yet", tone: "neutral" },
  not_comparable: { word: "Not comparable", tone: "neutral" },
  too_early: { word: "Too early", tone: "warning" },
  different: { word: "Differs", tone: "positive" },
  no_difference: { word: "No difference", tone: "neutral" },
};

/** The latest experiments and where they stand, for a tab. */
export function ExperimentsCard({ id, title, className }: { id: string; title: string; className?: string }) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useExperiments();
  return (
    <ListCard
      {...{ id, title, className }}
      query={{
        data: data && { data: data.slice(0, SHOWN), total: data.length },
        ...{ error, isFetching, isPlaceholderData, retry: () => void refetch() },
      }}
      empty={
        <span>
          Compare two sources, campaigns or agents.{" "}
          <Link href="/experiments" className="text-accent underline underline-offset-2">
            Plan an experiment
          </Link>
        </span>
      }
    >
      {(experiment) => <Line key={experiment.id} experiment={experiment} />}
    </ListCard>
  );
}

function Line({ experiment }: { experiment: Experiment }) {
  const { data } = useExperimentResult(experiment.id);
  const measureWords = useMeasureWords();
  const { write } = measureWords(data?.unit ?? "ratio");
  const verdict = data ? WORDS[data.verdict] : null;
  const number = (value: number | null) => (value === null ? "–" : write(value));
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`/experiments#${experiment.id}`}
        className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{experiment.name}</span>
          <span className="block truncate text-sm text-muted">
            {experiment.variant} {data ? number(data.variant.result) : ""} against {experiment.control}{" "}
            {data ? number(data.control.result) : ""}
          </span>
        </span>
        {verdict ? <Badge tone={verdict.tone}>{verdict.word}</Badge> : null}
      </Link>
    </li>
  );
}
