"use client";

import { Input, Skeleton } from "@parley/ui";
import { Search } from "lucide-react";
import { useState } from "react";
import { filterOptions } from "./filter-kinds.ts";
import { useCatalog } from "./use-catalog.ts";

/** Every dimension of the catalogue, found by typing. */
export function DimensionList({ onChoose }: { onChoose: (dimension: string) => void }) {
  const catalog = useCatalog();
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const options = filterOptions(catalog?.dimensions ?? []).filter(({ label }) => label.toLowerCase().includes(words));
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <div className="w-64 max-w-[calc(100vw-2rem)]">
      <div className="flex p-2 pb-1">
        <Input
          size="sm"
          leading={<Search aria-hidden="true" />}
          aria-label="Search filters"
          placeholder="Filter by"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && options[0]) onChoose(options[0].value);
          }}
        />
      </div>
      <div className="max-h-80 overflow-y-auto p-1">
        {catalog ? null : <Skeleton className="m-2 h-40" />}
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="px-2 pt-1.5 pb-0.5 text-xs text-faint">{group}</h3>
            <ul>
              {options
                .filter((option) => option.group === group)
                .map(({ value, label }) => (
                  <li key={value}>
                    <button
                      type="button"
                      onClick={() => onChoose(value)}
                      className="flex h-8 w-full items-center truncate rounded-sm px-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
                    >
                      {label}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {catalog && options.length === 0 ? <p className="px-2 py-3 text-sm text-muted">Nothing found.</p> : null}
      </div>
    </div>
  );
}
