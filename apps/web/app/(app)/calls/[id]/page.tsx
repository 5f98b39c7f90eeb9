import { getCall } from "@parley/core/calls";
import { DomainError } from "@parley/platform";
import { PageBody } from "@parley/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { asWire, type Call } from "@/features/calls/call-wire.ts";
import { CallPage } from "@/features/calls/page/call-page.tsx";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "Call" };

export default async function OneCallPage({ params, searchParams }: SearchProps & { params: Promise<{ id: string }> }) {
  const context = await requirePermission("calls.read");
  const call = await getCall(context, (await params).id).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const seconds = Number((await searchParams).t);
  return (
    <PageBody>
      <CallPage first={asWire(call) as Call} startMs={seconds > 0 ? seconds * 1000 : 0} />
    </PageBody>
  );
}
