"use client";

/** Said while journeys lack calls that were imported a moment ago. */
export function LinkingNote() {
  return (
    <p className="border-y border-line bg-info-quiet px-4 py-2 text-sm text-info" role="status">
      New calls are being linked to people. Until that is done, a new call is credited to its own source alone.
    </p>
  );
}
