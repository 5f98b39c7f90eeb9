const HEADER =
  "CallId,DateTime,Name,Customer #,Tracking Source,Call Status,Duration,Ring Time,Talk Time,Direction,Desk";

function row(index: number, duration: string): string {
  const day = String((index % 27) + 1).padStart(2, "0");
  return [
    ...[500_000 + index, `2026-10-${day} 10:${String(index % 60).padStart(2, "0")}:00`, `Caller ${index}`],
    ...[`+1415555${String(1000 + index)}`, "Google Ads", "Answered", duration, "8", "92", "inbound", "Dana Reed"],
  ].join(",");
}

/** Calls with one column that no layout knows (`Desk`). The last `refused` of them have a duration that is none. */
export function makeCallFile(rows: number, refused: number): string {
  const lines = Array.from({ length: rows }, (_, index) => row(index, index < rows - refused ? "00:01:40" : "12:99"));
  return `${[HEADER, ...lines].join("\r\n")}\r\n`;
}

/** Calls of which every one from the `from`-th on holds a word where its duration was. */
export function makeShiftedFile(rows: number, from: number): string {
  const lines = Array.from({ length: rows }, (_, index) =>
    row(1_000 + index, index + 1 < from ? "00:01:40" : "Google Ads"),
  );
  return `${[HEADER, ...lines].join("\r\n")}\r\n`;
}

/** Days of ad spend. */
export function makeSpendFile(days: number): string {
  const lines = Array.from({ length: days }, (_, index) =>
    [`2026-10-${String(index + 1).padStart(2, "0")}`, "google", "cpc", "Brand", `${(10 + index).toFixed(2)}`, 20].join(
      ",",
    ),
  );
  return `${["Date,Source,Medium,Campaign,Cost,Clicks", ...lines].join("\n")}\n`;
}
