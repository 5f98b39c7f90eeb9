"use client";

import { CustomFieldsSection } from "@/features/custom-fields/custom-fields-section.tsx";
import { useEvents } from "@/features/realtime";
import { DemoSection } from "./demo-section.tsx";
import { HoldingsSection } from "./holdings-section.tsx";

/** What the workspace holds, and the way to be rid of what was only generated. */
export function DataPage() {
  useEvents();
  return (
    <>
      <HoldingsSection />
      <CustomFieldsSection />
      <DemoSection />
    </>
  );
}
