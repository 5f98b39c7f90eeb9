/** A CallTrackingMetrics export of the last days, and what its rows add up to, by arithmetic that shares nothing with the product. */
export function makeExport(rows: number, now: Date) {
  const header =
    "Name,Customer #,Tracking Source,Call Status,Duration,Ring Time,Talk Time,City,State,DateTime,source,medium,campaign,CSR Call Score,CSR Conversion,CSR Value,Agent,Direction,Account Id,CallId";
  const expected = { calls: 0, answered: 0, missed: 0, conversions: 0 };
  const lines = [header];
  for (let i = 0; i < rows; i++) {
    const isAnswered = i % 4 !== 3;
    // Rang for 20 s without an answer: missed, not a short abandon (under 15 s).
    const [status, ring, talk] = isAnswered ? ["Answered", 8, 60 + (i % 50)] : ["No Answer", 20, 0];
    const converts = isAnswered && i % 5 === 0;
    const at = new Date(now.getTime() - ((i % 20) + 1) * 86_400_000 - (i % 600) * 1000);
    const time = at.toISOString().slice(0, 19).replace("T", " ");
    const phone = `+1415555${String(1000 + (i % 300))}`;
    lines.push(
      [
        `"Caller ${i}"`,
        phone,
        "Google Ads",
        status,
        clock(ring + talk),
        clock(ring),
        clock(talk),
        "Oakland",
        "CA",
        time,
        "google",
        "cpc",
        "Brand",
        isAnswered ? 4 : "",
        converts ? "true" : "",
        converts ? "250.00" : "",
        isAnswered ? "Dana Reed" : "",
        "inbound",
        "77",
        100_000 + i,
      ].join(","),
    );
    expected.calls += 1;
    expected.answered += isAnswered ? 1 : 0;
    expected.missed += isAnswered ? 0 : 1;
    expected.conversions += converts ? 1 : 0;
  }
  return { csv: `${lines.join("\r\n")}\r\n`, expected };
}

function clock(seconds: number): string {
  return `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
