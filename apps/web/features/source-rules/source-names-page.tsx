"use client";

import { useEvents } from "@/features/realtime";
import { MergedList } from "./merged-list.tsx";
import { RuleList } from "./rule-list.tsx";
import { SuggestionList } from "./suggestion-list.tsx";

/** Which spellings count as one source, medium or campaign: what might be merged, what is, and by which rules. */
export function SourceNamesPage({ canChange }: { canChange: boolean }) {
  useEvents();
  return (
    <>
      <p className="max-w-2xl text-muted">
        One source is often tracked under several spellings. A rule counts them as one, in every number and list; the
        name that was tracked stays on the call. Rules compare whole names without regard to capitals and blanks, so
        “Google Ads” is never taken for “Google”. A name is shown as your rule writes it. Default rules keep the
        spelling that you already use.
      </p>
      <SuggestionList canChange={canChange} />
      <MergedList canChange={canChange} />
      <RuleList canChange={canChange} />
    </>
  );
}
