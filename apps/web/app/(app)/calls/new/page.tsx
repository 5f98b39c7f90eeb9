import { getCall } from "@parley/core/calls";
import { PageBody, PageHeader } from "@parley/ui";
import type { Metadata } from "next";
import { NewCallForm } from "@/features/calls/new/new-call-form.tsx";
import type { NewCallForm as Form } from "@/features/calls/new/new-call-input.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "New call" };

export default async function NewCallPage({ searchParams }: SearchProps) {
  const context = await requirePermission("calls.place");
  const { again, to, when } = await searchParams;
  return (
    <PageBody className="max-w-6xl">
      <PageHeader title="New call" description="An AI agent calls for you and brings back what it heard." />
      <NewCallForm again={{ ...(await earlierCall(context, again, to)), ...(when === "later" ? { when } : {}) }} />
    </PageBody>
  );
}

/** What an earlier call was told, to start from. A call that is not there leaves the form empty. */
async function earlierCall(
  context: Parameters<typeof getCall>[0],
  again: string | string[] | undefined,
  to: string | string[] | undefined,
): Promise<Partial<Form>> {
  const start: Partial<Form> = typeof to === "string" ? { to: to.slice(0, 32) } : {};
  if (typeof again !== "string" || !context.permissions.has("calls.read")) return start;
  const { ai } = await getCall(context, again).catch(() => ({ ai: null }));
  if (!ai) return start;
  return {
    to: ai.toNumber,
    purpose: ai.purpose,
    instructions: ai.instructions ?? "",
    caller_name: ai.callerName ?? "",
    voice: ai.voice === "female" ? "female" : "male",
    record: ai.record,
    max_minutes: Math.max(1, Math.round(ai.maxDurationSeconds / 60)),
  };
}
