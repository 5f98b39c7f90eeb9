/** Pieces that all charts share, per LOOK: 11 px labels, hairline horizontal grid, no frame. */

export const TEXT = { fontFamily: "var(--font-sans)" };

export const LABEL = { color: "var(--chart-axis)", fontSize: 11, fontFamily: "var(--font-sans)" };

export const TOOLTIP = {
  backgroundColor: "var(--raised)",
  borderColor: "var(--line)",
  borderWidth: 1,
  padding: [8, 10],
  textStyle: { color: "var(--ink)", fontSize: 12, fontFamily: "var(--font-sans)" },
  extraCssText: "border-radius:6px;box-shadow:var(--float);font-variant-numeric:tabular-nums;",
  transitionDuration: 0,
  confine: true,
};

export const VALUE_AXIS = {
  type: "value" as const,
  splitNumber: 4,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: "var(--chart-grid)", width: 1 } },
};

export const CATEGORY_AXIS = {
  type: "category" as const,
  axisLine: { lineStyle: { color: "var(--chart-grid)" } },
  axisTick: { show: false },
};

/** Text that goes into a tooltip's HTML: names come from imported files. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** One line of a tooltip: mark, name, value at the right. `dashed` marks the previous period. */
export function tooltipRow(color: string, name: string, value: string, dashed = false): string {
  const mark = dashed
    ? `border-top:2px dotted ${color};width:10px;height:0`
    : `background:${color};width:10px;height:3px;border-radius:2px`;
  return (
    `<div style="display:flex;align-items:center;gap:8px;line-height:18px"><span style="${mark}"></span>` +
    `<span style="flex:1;color:var(--muted)">${escapeHtml(name)}</span>` +
    `<span style="font-weight:500;margin-left:16px">${escapeHtml(value)}</span></div>`
  );
}

export function tooltipBox(title: string, rows: string[]): string {
  return `<div style="font-weight:500;margin-bottom:4px">${escapeHtml(title)}</div>${rows.join("")}`;
}
