const HEADER = [
  ...["Account Id", "CallId", "DateTime", "Customer #", "Name", "Call Status", "Direction", "Duration", "Talk Time"],
  ...[
    "Ring Time",
    "Tracking Source",
    "Agent",
    "City",
    "CSR Call Score",
    "CSR Value",
    "CSR Conversion",
    "Tags",
    "Notes",
  ],
  ...["Visitor IP", "Transcription"],
];

type Cells = Partial<Record<string, string>>;

const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Calls as CTM exports them, one row each. */
export function toCallCsv(rows: Cells[], { separator = ",", end = "\n" } = {}): string {
  const lines = [HEADER, ...rows.map((row) => HEADER.map((name) => row[name] ?? ""))];
  return lines.map((line) => line.map(cell).join(separator)).join(end) + end;
}

/** A call as it was when it ended; the same number gives the same call. */
export function call(n: number, more: Cells = {}): Cells {
  return {
    ...{ "Account Id": "9724", CallId: String(n), Name: `Caller ${n % 700}`, Direction: "inbound" },
    DateTime: new Date(Date.UTC(2026, 0, 1) + n * 97_000).toISOString().slice(0, 19).replace("T", " "),
    "Customer #": `+1760555${String(1000 + ((n * 7) % 3000))}`,
    ...{ "Call Status": "Answered", Duration: "00:05:23", "Talk Time": "00:05:08", "Ring Time": "15" },
    ...{ "Tracking Source": `Source ${n % 40}`, Agent: n % 3 ? `Agent ${n % 9}` : "", City: `City ${n % 120}` },
    ...{
      Tags: n % 5 ? "" : "hot, new",
      Notes: n % 11 ? "" : `two\nlines of "${n}"`,
      "Visitor IP": `192.0.2.${n % 250}`,
    },
    ...(n % 17 ? {} : { Transcription: `Hello, this is call ${n}. How can I help?` }),
    ...more,
  };
}

/** A log of so many calls; one row in a hundred cannot be read. */
export function callLog(rows: number): string {
  return toCallCsv(Array.from({ length: rows }, (_, i) => call(i, i % 100 === 50 ? { Duration: "12:99" } : {})));
}

/** The same log a week later: a part is changed, a part as it was, a part new, a part moved to another day, and some calls are there twice. */
export function changedCallLog(rows: number): string {
  const changed = (n: number): Cells => {
    if (n % 3 === 0) return call(n);
    if (n % 3 === 1)
      return call(n, { "CSR Call Score": String(n % 6), "CSR Value": `$${n}.50`, "CSR Conversion": "Yes" });
    return n % 6 === 2 ? call(n, { DateTime: "2025-12-24 10:00:00", Notes: "moved" }) : call(n, { Agent: "Zoë" });
  };
  const later = Array.from({ length: rows }, (_, i) => changed(i + Math.floor(rows / 5)));
  const twice = Array.from({ length: 300 }, (_, i) => call(i * 20, { "CSR Call Score": "5", Notes: "once more" }));
  return toCallCsv([
    ...later,
    ...twice,
    ...Array.from({ length: 90 }, (_, i) => call(i, { DateTime: "soon" })).slice(0, 20),
  ]);
}
