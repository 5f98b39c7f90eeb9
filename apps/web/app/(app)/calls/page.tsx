import { listCalls } from "@parley/core/calls";
import { listCustomFields, readCustomFilters } from "@parley/core/custom-fields";
import { buttonClasses, PageBody, PageHeader } from "@parley/ui";
import { PhoneOutgoing } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { asWire, type CallPage } from "@/features/calls/call-wire.ts";
import { activeFilters, loadFilters } from "@/features/calls/list/call-filters.ts";
import { CallList } from "@/features/calls/list/call-list.tsx";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

/** Two screens of rows: more would make the first answer wait for what nobody sees yet. */
const FIRST_PAGE = 40;

export const metadata: Metadata = { title: "Calls" };

export default async function CallsPage({ searchParams }: SearchProps) {
  const context = await requirePermission("calls.read");
  const fields = await listCustomFields(context);
  const filters = activeFilters(loadFilters(fields, await searchParams), fields);
  const { min_duration: minDuration, min_value: minValue, ...rest } = filters;
  const asked = { ...rest, custom: readCustomFilters(filters), minDuration, minValue, limit: FIRST_PAGE };
  const page = asWire(await listCalls(context, asked)) as CallPage;
  return (
    <PageBody>
      <PageHeader
        title="Calls"
        actions={
          <>
            {context.permissions.has("imports.manage") ? (
              <Link href="/import" className={buttonClasses()}>
                Import
              </Link>
            ) : null}
            {context.permissions.has("calls.place") ? (
              <Link
                href="/calls/new"
                className={buttonClasses(
                  "primary",
                  "md",
                  "max-md:fixed max-md:right-4 max-md:bottom-4 max-md:z-20 max-md:h-11 max-md:rounded-full max-md:px-5 max-md:shadow-float",
                )}
              >
                <PhoneOutgoing aria-hidden="true" />
                New call
              </Link>
            ) : null}
          </>
        }
      />
      <CallList first={{ filters, page }} fields={fields} />
    </PageBody>
  );
}
