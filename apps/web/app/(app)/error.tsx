"use client";

import { ErrorState } from "@parley/ui";

/** A page that failed. The shell around it stays alive. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      className="flex-1"
      title="This page could not be loaded"
      description="The server stopped while it prepared the page. Nothing was changed. Try again; if it stays, give the reference to whoever runs this installation."
      reference={digest ? `Reference ${digest}` : undefined}
      onRetry={retry}
    />
  );
}
