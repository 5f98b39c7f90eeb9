import type { paths } from "@parley/sdk";

type Listed = paths["/api/v1/import_sources"]["get"]["responses"]["200"]["content"]["application/json"];

export type ImportSource = Listed["data"][number];
export type SourceKind = ImportSource["kind"];

export const kindOptions: { value: SourceKind; label: string; hint: string }[] = [
  {
    value: "ctm_api",
    label: "CallTrackingMetrics sync",
    hint: "Reads an account's calls, old and new, with an API key.",
  },
  { value: "ctm_webhook", label: "CallTrackingMetrics webhook", hint: "Calls arrive while they happen." },
  { value: "url", label: "Address of an export", hint: "Looks for a newer file at the same address." },
  { value: "s3", label: "S3 bucket", hint: "Takes new files below a prefix." },
  { value: "folder", label: "Watched folder", hint: "A folder of the server that its operator allows." },
];

export const kindWord = (kind: SourceKind) => kindOptions.find(({ value }) => value === kind)!.label;
