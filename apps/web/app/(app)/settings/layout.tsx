import { PageBody, PageHeader } from "@parley/ui";
import type { ReactNode } from "react";
import { SettingsTabs } from "@/features/accounts/settings-tabs.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <PageBody narrow>
      <PageHeader title="Settings" />
      <SettingsTabs />
      {children}
    </PageBody>
  );
}
