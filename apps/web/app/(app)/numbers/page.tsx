import { listNumbers } from "@parley/core/numbers";
import { getOrganization } from "@parley/core/organizations";
import { encodeId } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { asWire } from "@/features/calls/call-wire.ts";
import type { NumberPage } from "@/features/numbers/number-wire.ts";
import { NumbersPage } from "@/features/numbers/numbers-page.tsx";
import { timezoneNames } from "@/features/organizations/timezone-names.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Numbers" };

export default async function Numbers() {
  const ctx = await requirePermission("personas.read");
  const [{ items, next }, { timezone }] = await Promise.all([listNumbers(ctx, {}), getOrganization(ctx)]);
  const first = {
    data: asWire(items),
    has_more: next !== null,
    next_cursor: next && encodeId("num", next),
  } as NumberPage;
  return (
    <PageBody className="max-w-5xl">
      <NumbersPage first={first} timezone={timezone} timezones={timezoneNames()} />
    </PageBody>
  );
}
