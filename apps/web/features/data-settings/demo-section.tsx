"use client";

import { Button, ConfirmDialog, FormSection, toast } from "@parley/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";

/** Only where there are demo data. */
export function DemoSection() {
  const { isDemo, organization } = useViewer();
  const format = useFormat();
  const router = useRouter();
  const queries = useQueryClient();
  if (!isDemo) return null;
  const remove = async () => {
    const { data } = await api.DELETE("/api/v1/demo");
    const calls = data?.calls ?? 0;
    toast(`${format.integer(calls)} ${calls === 1 ? "call" : "calls"} removed.`);
    await queries.invalidateQueries();
    // The banner and this section hang on what the server says about the organization.
    router.refresh();
  };
  return (
    <FormSection
      title="Demo data"
      description="Generated calls that show what Parley does. They belong to nobody."
      tone="danger"
    >
      <p className="text-muted">
        Removing them takes away the generated calls with their transcripts and recordings, and the demo's AI calls.
        Calls that you imported or placed yourself stay.
      </p>
      <div>
        <ConfirmDialog
          trigger={<Button variant="danger">Remove demo data</Button>}
          title={`Remove the demo data from ${organization.name}?`}
          description="All generated calls, their transcripts and recordings, and the demo's AI calls go, and the numbers are counted anew. This cannot be undone. Your own calls, members, API keys and settings stay."
          confirmLabel="Remove demo data"
          onConfirm={remove}
        />
      </div>
    </FormSection>
  );
}
