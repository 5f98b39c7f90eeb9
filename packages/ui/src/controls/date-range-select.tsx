"use client";

import { CalendarDays, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { cn } from "../cn.ts";
import { Popover, PopoverContent, PopoverTrigger } from "../overlays/popover.tsx";
import { Button, type ControlSize } from "./button.tsx";
import { Input } from "./input.tsx";

/** A named preset, or `custom` with both days (YYYY-MM-DD, inclusive, in the organisation's zone). */
export type DateRangeValue = { preset: string } | { preset: "custom"; from: string; to: string };

export const DATE_RANGE_PRESETS = [
  { value: "today", label: "Today" },
  { value: "yesterday", label: "Yesterday" },
  { value: "last_7_days", label: "Last 7 days" },
  { value: "last_30_days", label: "Last 30 days" },
  { value: "last_90_days", label: "Last 90 days" },
  { value: "last_365_days", label: "Last 365 days" },
  { value: "this_month", label: "This month" },
  { value: "last_month", label: "Last month" },
  { value: "all_time", label: "All time" },
] as const;

export interface DateRangeSelectProps {
  value: DateRangeValue;
  onValueChange: (value: DateRangeValue) => void;
  presets?: readonly { value: string; label: string }[];
  /** Writes a custom range; gets two YYYY-MM-DD. */
  formatRange?: (from: string, to: string) => string;
  /** Last day that may be chosen, YYYY-MM-DD. */
  max?: string;
  size?: ControlSize;
  className?: string;
}

export function DateRangeSelect({
  value,
  onValueChange,
  presets = DATE_RANGE_PRESETS,
  formatRange = (from, to) => `${from} to ${to}`,
  max,
  size,
  className,
}: DateRangeSelectProps) {
  const [open, setOpen] = useState(false);
  const custom = "from" in value ? value : null;
  const [from, setFrom] = useState(custom?.from ?? "");
  const [to, setTo] = useState(custom?.to ?? "");
  const label = custom
    ? formatRange(custom.from, custom.to)
    : (presets.find((preset) => preset.value === value.preset)?.label ?? "Choose a range");
  const choose = (next: DateRangeValue) => {
    onValueChange(next);
    setOpen(false);
  };
  const wrong = from && to && from > to ? "The first day is after the last." : undefined;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button size={size} className={className} aria-label={`Date range: ${label}`}>
          <CalendarDays className="text-faint" aria-hidden="true" />
          {label}
          <ChevronDown className="-mr-1 text-faint" aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="w-76 p-0">
        <ul className="p-1">
          {presets.map((preset) => (
            <li key={preset.value}>
              <button
                type="button"
                aria-pressed={value.preset === preset.value}
                onClick={() => choose({ preset: preset.value })}
                className="flex h-8 w-full items-center justify-between rounded-sm px-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
              >
                {preset.label}
                <Check className={cn("size-4 text-accent", value.preset !== preset.value && "hidden")} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
        <form
          className="flex flex-col gap-2 border-t border-line p-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (from && to && !wrong) choose({ preset: "custom", from, to });
          }}
        >
          <div className="grid grid-cols-2 gap-2">
            <Input
              type="date"
              size="sm"
              aria-label="First day"
              value={from}
              max={max}
              onChange={(e) => setFrom(e.target.value)}
            />
            <Input
              type="date"
              size="sm"
              aria-label="Last day"
              value={to}
              max={max}
              onChange={(e) => setTo(e.target.value)}
            />
          </div>
          {wrong ? (
            <p role="alert" className="text-sm text-negative">
              {wrong}
            </p>
          ) : null}
          <Button type="submit" size="sm">
            Apply these days
          </Button>
        </form>
      </PopoverContent>
    </Popover>
  );
}
