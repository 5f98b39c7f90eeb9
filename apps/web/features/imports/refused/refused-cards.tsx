"use client";

import { Badge } from "@parley/ui";
import { useFormat } from "@/features/shell/viewer-context.tsx";
import { columnName, MendField, type RefusedRowsProps } from "./refused-table.tsx";

/** Refused rows on a phone: a card per row, the wrong cell first. */
export function RefusedCards({ header, rows, positions, mended, onEdit }: RefusedRowsProps) {
  const format = useFormat();
  return (
    <ul aria-label="Refused rows" className="divide-y divide-line">
      {rows.map((row) => {
        const reasonId = `refused-${row.row}`;
        const cells = mended.get(row.row);
        const wrongFirst = [...positions].sort((a, b) => Number(b === row.wrong) - Number(a === row.wrong));
        return (
          <li key={row.row} className="flex flex-col gap-3 px-4 py-3">
            <p>
              <span className="mr-2 text-sm text-muted tabular-nums">Line {format.integer(row.line)}</span>
              <span id={reasonId}>{row.reason}</span> {cells ? <Badge tone="accent">Mended</Badge> : null}
            </p>
            {wrongFirst.map((position) => (
              <div key={position}>
                <span aria-hidden="true" className="mb-1 block text-sm text-muted">
                  {columnName(header, position)}
                </span>
                <MendField {...{ row, cells, header, position, reasonId, onEdit }} />
              </div>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
