"use client";

import { Field, Input, Select } from "@parley/ui";
import { TimezoneSelect } from "@/features/organizations/timezone-select.tsx";
import type { ImportMapping } from "../import-wire.ts";
import { hasShortDates } from "./has-short-dates.ts";
import { SavedMappings } from "./saved-mappings.tsx";

export interface ReviewSettingsProps {
  mapping: ImportMapping;
  timezones: string[];
  timezone: string;
  onTimezone: (zone: string) => void;
  dayFirst: boolean;
  onDayFirst: (dayFirst: boolean) => void;
  savedId: string | null;
  onSaved: (id: string | null) => void;
  saveAs: string;
  onSaveAs: (name: string) => void;
  problems: Map<string, string>;
}

/** What is asked once for the whole file. */
export function ReviewSettings(props: ReviewSettingsProps) {
  const {
    mapping,
    timezones,
    timezone,
    onTimezone,
    dayFirst,
    onDayFirst,
    savedId,
    onSaved,
    saveAs,
    onSaveAs,
    problems,
  } = props;
  return (
    <div className="grid gap-x-4 gap-y-4 pt-3 md:grid-cols-2 xl:grid-cols-4">
      <Field
        id="import-timezone"
        label="Time zone"
        error={problems.get("timezone")}
        help="For times that are written without one. Where clocks go back and an hour comes twice, the first is meant; a time that they skip is read an hour later."
      >
        <TimezoneSelect
          fieldId="import-timezone"
          timezones={timezones}
          value={timezone}
          onValueChange={onTimezone}
          invalid={problems.has("timezone")}
        />
      </Field>
      <Field
        label="Currency"
        error={problems.get("currency")}
        help="The organization's own. Convert amounts in another currency first."
      >
        <Input value={mapping.currency} readOnly />
      </Field>
      {hasShortDates(mapping.columns) ? (
        <Field label="Dates such as 03/04/2024" help="Where the file itself does not show which it is.">
          <Select
            value={dayFirst ? "day" : "month"}
            onValueChange={(first) => onDayFirst(first === "day")}
            options={[
              { value: "month", label: "Month first: March 4" },
              { value: "day", label: "Day first: 3 April" },
            ]}
          />
        </Field>
      ) : null}
      {mapping.saved.length > 0 ? <SavedMappings saved={mapping.saved} chosen={savedId} onChoose={onSaved} /> : null}
      <Field
        label="Save this mapping as"
        optional
        error={problems.get("save_as")}
        help="Offered again for files with the same columns."
      >
        <Input
          value={saveAs}
          maxLength={100}
          autoComplete="off"
          placeholder="Weekly export"
          onChange={(event) => onSaveAs(event.target.value)}
        />
      </Field>
    </div>
  );
}
