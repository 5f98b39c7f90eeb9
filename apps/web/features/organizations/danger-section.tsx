"use client";

import { Button, ConfirmDialog, FormSection } from "@parley/ui";
import { apiRequest } from "@/features/accounts/api-request.ts";
import { useViewer } from "@/features/shell/viewer-context.tsx";

/** Leaving, and for the owner deleting. */
export function DangerSection() {
  const { organization, permissions } = useViewer();
  return (
    <FormSection tone="danger" title="Leave or delete" description="Neither can be undone by yourself.">
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          trigger={<Button>Leave the organization</Button>}
          title={`Leave ${organization.name}?`}
          description="You see nothing of it any more, from now on. To come back you need a new invitation."
          confirmLabel="Leave"
          onConfirm={async () => {
            await apiRequest("POST", "/organization/leave");
            window.location.assign("/dashboard");
          }}
        />
        {permissions.includes("organization.delete") ? (
          <ConfirmDialog
            trigger={<Button variant="danger">Delete the organization</Button>}
            title={`Delete ${organization.name}?`}
            description="All its calls, recordings, transcripts, imports, members, keys and its audit log go, for everybody in it. They cannot be brought back."
            confirmLabel="Delete for good"
            typedName={organization.name}
            onConfirm={async () => {
              await apiRequest("DELETE", "/organization", { confirm_name: organization.name });
              window.location.assign("/dashboard");
            }}
          />
        ) : null}
      </div>
    </FormSection>
  );
}
