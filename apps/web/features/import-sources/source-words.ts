import type { ImportSource } from "./source-wire.ts";

/** Where it reads from, in a few words. */
export function whence({ kind, settings }: ImportSource): string | null {
  switch (kind) {
    case "ctm_api":
      return `Account ${settings.account_id}`;
    case "folder":
      return settings.folder ?? null;
    case "s3":
      return `${settings.bucket}/${settings.prefix ?? ""}`;
    case "url":
      return settings.address ?? null;
    case "ctm_webhook":
      return null;
  }
}

/** 15: "every 15 minutes", 120: "every 2 hours". */
export function pace(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? "every day" : `every ${minutes / 1440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? "every hour" : `every ${minutes / 60} hours`;
  return `every ${minutes} minutes`;
}

export type State = "silent" | "failing" | "paused" | "reading" | "active";

/** What the line shows first. A source that fails and is silent fails: that is why. */
export function stateOf({ status, silent_since, progress }: ImportSource): State {
  if (status === "paused" || status === "failing") return status;
  if (silent_since) return "silent";
  return progress ? "reading" : "active";
}

/** Rows on each of the last `count` days, oldest first; `days` leaves out those without rows. `today` is YYYY-MM-DD. */
export function filledDays(days: ImportSource["days"], today: string, count: number): { day: string; rows: number }[] {
  const rows = new Map(days.map((day) => [day.day, day.rows]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(today) - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return { day, rows: rows.get(day) ?? 0 };
  });
}
