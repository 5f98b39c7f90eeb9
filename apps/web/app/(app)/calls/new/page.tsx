import { getCall } from "@parley/core/calls";
import { getPersona } from "@parley/core/personas";
import { PageBody, PageHeader } from "@parley/ui";
import type { Metadata } from "next";
import { NewCallForm } from "@/features/calls/new/new-call-form.tsx";
import type { NewCallForm as Form } from "@/features/calls/new/new-call-input.ts";
import type { SearchProps } from "@/lib/search-props.ts";
import { requirePermission } from "@/lib/viewer.ts";

export const metadata: Metadata = { title: "New call" };

export default async function NewCallPage({ searchParams }: SearchProps) {
  const context = await requirePermission("calls.place");
  const { again, to, when, persona } = await searchParams;
  return (
    <PageBody className="max-w-6xl">
      <PageHeader title="New call" description="An AI agent calls for you and brings back what it heard." />
      <NewCallForm
        again={{
          ...(await earlierCall(context, again, to)),
          ...(when === "later" ? { when } : {}),
          ...(typeof persona === "string" ? { persona_id: persona } : {}),
        }}
      />
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
    instructions: await ownInstructions(context, ai),
    ...(ai.persona ? { persona_id: ai.persona.id } : {}),
    questions: ai.questions.map(({ text, type, choices = [] }) => ({ text, type, choices: choices.join(", ") })),
    caller_name: ai.callerName ?? "",
    voice: ai.voice === "female" || ai.voice === "male" ? ai.voice : "default",
    record: ai.record,
    max_minutes: Math.max(1, Math.round(ai.maxDurationSeconds / 60)),
  };
}

type Ai = NonNullable<Awaited<ReturnType<typeof getCall>>["ai"]>;

/** What the call itself was told: the call keeps its persona's instructions before its own, and the persona brings them again. */
async function ownInstructions(context: Parameters<typeof getCall>[0], ai: Ai): Promise<string> {
  const all = ai.instructions ?? "";
  if (!ai.persona || !context.permissions.has("personas.read")) return all;
  const { instructions } = await getPersona(context, ai.persona.id);
  return instructions !== "" && all.startsWith(instructions) ? all.slice(instructions.length).trimStart() : all;
}
