"use client";

import { useFormat } from "@/features/shell/viewer-context.tsx";

/** Whoever it is: the name, else the number, else that it was withheld. */
export function PersonName({ person: { name, phone } }: { person: { name: string | null; phone: string | null } }) {
  const format = useFormat();
  return <>{name ?? (phone ? format.phone(phone) : "Number withheld")}</>;
}
