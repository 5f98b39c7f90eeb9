const WORDS: Record<string, string> = {
  ctm: "CallTrackingMetrics export",
  ctm_date_time: "CallTrackingMetrics export, date and time apart",
  ctm_older: "Older CallTrackingMetrics export",
  ctm_json: "CallTrackingMetrics calls as JSON",
  callrail: "CallRail export",
  callrail_json: "CallRail calls as JSON",
  generic: "File of calls",
  ad_spend: "File of ad spend",
};

/** What a file turned out to be, in words. Null while its header was not read. */
export function layoutWords(layout: string | null): string | null {
  return layout === null ? null : (WORDS[layout] ?? layout.replaceAll("_", " "));
}
