"use client";

import { FormSection, RadioGroup } from "@parley/ui";
import { setThemePreference, type ThemePreference, useThemePreference } from "@/features/shell/theme-preference.ts";

const OPTIONS: { value: ThemePreference; label: string; help?: string }[] = [
  { value: "system", label: "As the system", help: "Follows your device, also when it changes at night." },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function ThemeSection() {
  return (
    <FormSection title="Theme" description="Kept on this device.">
      <RadioGroup
        aria-label="Theme"
        options={OPTIONS}
        value={useThemePreference()}
        onValueChange={(next) => setThemePreference(next as ThemePreference)}
      />
    </FormSection>
  );
}
