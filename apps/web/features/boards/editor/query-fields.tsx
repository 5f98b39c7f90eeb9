"use client";

import { orderedDimensions, shapeProblem, type TileKind, tileNeeds } from "@parley/core/dashboards/tile";
import { DateRangeSelect, Field, Select, Switch } from "@parley/ui";
import { AddFilter } from "@/features/dashboards/filters/add-filter.tsx";
import type { DashboardFilter } from "@/features/dashboards/filters/dimensions.ts";
import { FilterChip } from "@/features/dashboards/filters/filter-chip.tsx";
import {
  type MetricRange,
  RANGE_PRESETS,
  type RangePreset,
  toRangeValue,
} from "@/features/dashboards/filters/range.ts";
import { useCatalog } from "@/features/dashboards/filters/use-catalog.ts";
import { usePeriodLabels } from "@/features/dashboards/use-period-labels.ts";
import { fromBarFilters, putFilter, toBarFilters } from "../board-filters.ts";
import type { BoardQuery, BoardTile } from "../board-wire.ts";
import { dimensionOptions, measureOptions } from "./catalog-options.ts";
import { KeyList } from "./key-list.tsx";

export interface QueryFieldsProps {
  tile: BoardTile & { query: BoardQuery; kind: Exclude<TileKind, "text"> };
  onTile: (change: Partial<BoardTile>) => void;
}

const LIMITS = ["5", "10", "15", "20", "50", "100"].map((value) => ({ value, label: `First ${value}` }));

/** What a tile asks: measures, dimensions, filters, and how far it follows its board. */
export function QueryFields({ tile, onTile }: QueryFieldsProps) {
  const catalog = useCatalog();
  const labels = usePeriodLabels();
  const { kind, query, options } = tile;
  const needs = tileNeeds[kind];
  const ask = (change: Partial<BoardQuery>) => {
    const next = { ...query, ...change };
    const keys = [...next.measures, ...next.dimensions];
    onTile({ query: { ...next, order_by: next.order_by.filter(({ key }) => keys.includes(key)) } });
  };
  const filters = toBarFilters(query.filters);
  const range = query.range as MetricRange;
  const put = (next: DashboardFilter, replaced?: DashboardFilter) =>
    ask({ filters: fromBarFilters(putFilter(filters, next, replaced)) });
  const problem = shapeProblem(kind, query);
  const [first] = query.dimensions;
  const stacks = (kind === "bar" || kind === "area") && (query.dimensions.length > 1 || query.measures.length > 1);
  const isNamed = kind === "bar" || kind === "donut" || kind === "table";
  return (
    <>
      <KeyList
        label="Measures"
        add={query.measures.length === 0 ? "Choose a measure" : "Add a measure"}
        options={measureOptions(catalog)}
        keys={query.measures}
        most={needs.measures[1]}
        onKeys={(measures) => ask({ measures })}
      />
      <KeyList
        label={kind === "kpi" ? "Trend" : "By"}
        add={
          kind === "kpi" ? "Show a trend" : query.dimensions.length === 0 ? "Choose what to split by" : "Split further"
        }
        options={dimensionOptions(catalog)}
        keys={query.dimensions}
        most={needs.dimensions[1]}
        onKeys={(dimensions) => ask({ dimensions })}
      />
      {problem ? (
        <p role="alert" className="text-sm text-negative">
          {problem.message}
        </p>
      ) : null}
      <section aria-label="Filters of this tile" className="flex flex-col gap-1.5">
        <h3 className="text-sm font-medium">Only calls where</h3>
        <div className="flex flex-wrap gap-1.5">
          {filters.map((filter) => (
            <FilterChip key={`${filter.dimension}:${filter.op}`} filter={filter} range={range} onChange={put} />
          ))}
          <AddFilter filters={filters} range={range} onChange={put} />
        </div>
      </section>
      {isNamed && first !== undefined && !orderedDimensions.includes(first) ? (
        <Field label="Rows" help="The largest first. What is left is summed up.">
          <Select
            options={LIMITS}
            value={String(query.limit ?? 10)}
            onValueChange={(limit) => ask({ limit: Number(limit) })}
          />
        </Field>
      ) : null}
      <section aria-label="Days" className="flex flex-col gap-2">
        <Switch
          label="Own days"
          help="The tile keeps its days when the board's are changed."
          checked={options.days === "own"}
          onCheckedChange={(own) => onTile({ options: { ...options, days: own ? "own" : "board" } })}
        />
        {options.days === "own" ? (
          <DateRangeSelect
            key={"from" in range ? `${range.from}:${range.to}` : "preset"}
            className="self-start"
            value={toRangeValue(range)}
            presets={RANGE_PRESETS}
            formatRange={labels.range}
            onValueChange={(next) =>
              ask({ range: "from" in next ? { from: next.from, to: next.to } : { preset: next.preset as RangePreset } })
            }
          />
        ) : null}
      </section>
      {first === "day" || first === "week" || first === "month" ? (
        <Switch
          label={`Always by ${first}`}
          help="Otherwise hours, days, weeks or months, as fits the days shown."
          checked={options.grain === "fixed"}
          onCheckedChange={(fixed) => onTile({ options: { ...options, grain: fixed ? "fixed" : "auto" } })}
        />
      ) : null}
      {stacks && kind === "bar" ? (
        <Switch
          label="On top of each other"
          checked={Boolean(options.stacked)}
          onCheckedChange={(stacked) => onTile({ options: { ...options, stacked } })}
        />
      ) : null}
    </>
  );
}
