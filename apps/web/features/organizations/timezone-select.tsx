"use client";

import { Combobox } from "@parley/ui";
import { useMemo } from "react";

export interface TimezoneSelectProps {
  timezones: string[];
  value: string;
  onValueChange: (zone: string) => void;
  /** Id of the Field around it, whose label, help and error belong to the button. */
  fieldId: string;
  invalid?: boolean;
}

/** Some 420 zones are too many for a menu: typing narrows them ("new y", "berlin"). */
export function TimezoneSelect({ timezones, value, onValueChange, fieldId, invalid }: TimezoneSelectProps) {
  const options = useMemo(() => {
    // A zone has several names, and Node's list has one of them: Asia/Calcutta, not Asia/Kolkata.
    const zones = value === "" || timezones.includes(value) ? timezones : [value, ...timezones];
    return zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  }, [timezones, value]);
  return (
    <Combobox
      id={fieldId}
      options={options}
      value={value}
      onValueChange={onValueChange}
      invalid={invalid}
      searchPlaceholder="City or region"
      empty="No time zone is called that. Try a large city near you."
    />
  );
}
