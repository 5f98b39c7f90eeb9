"use client";

import { Card, ErrorState } from "@parley/ui";
import type { ImportSummary } from "../import-wire.ts";
import { StateTitle } from "../state-title.tsx";
import { wordsFor } from "../words-for.ts";
import { ReviewForm } from "./review-form.tsx";
import { ReviewSkeleton } from "./review-skeleton.tsx";
import { useMapping } from "./use-mapping.ts";

/** A file that waits for its mapping. */
export function ReviewImport({ of, timezones }: { of: ImportSummary; timezones: string[] }) {
  const { data, error, isFetching, refetch } = useMapping(of.id);
  if (data) return <ReviewForm of={of} mapping={data} timezones={timezones} />;
  if (!error) return <ReviewSkeleton />;
  return (
    <Card title={<StateTitle>How this file would be read</StateTitle>}>
      <ErrorState
        title="The columns of this file could not be read"
        description={wordsFor(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    </Card>
  );
}
