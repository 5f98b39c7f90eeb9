"use client";

import { ErrorState, FormSection, Skeleton } from "@parley/ui";
import { CustomFieldRow } from "./custom-field-row.tsx";
import { useCustomFields } from "./use-custom-fields.ts";

export function CustomFieldsSection() {
  const { data, error, isFetching, refetch } = useCustomFields();
  return (
    <FormSection
      title="Custom fields"
      description="Columns of imported files that Parley has no field of its own for. Filter and export calls by them."
    >
      {error ? (
        <ErrorState
          title="The fields could not be loaded"
          description={error.message}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      ) : !data ? (
        <Skeleton className="h-32" />
      ) : data.length === 0 ? (
        <p className="text-muted">None yet. They appear here when a file with columns of its own is imported.</p>
      ) : (
        <ul aria-label="Custom fields" className="flex flex-col gap-3">
          {data.map((field) => (
            <CustomFieldRow key={field.key} field={field} />
          ))}
        </ul>
      )}
    </FormSection>
  );
}
