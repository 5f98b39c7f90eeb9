"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";
import type { Call } from "../call-wire.ts";
import { customValue } from "./custom-value.ts";
import { FactsCard } from "./facts-card.tsx";

/** What the organization's own columns say of the call. */
export function CustomFieldsCard({ custom }: { custom: Call["custom"] }) {
  const format = useFormat();
  return <FactsCard title="Custom fields" facts={custom.map((field) => [field.label, customValue(field, format)])} />;
}
