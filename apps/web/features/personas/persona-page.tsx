"use client";

import { Banner, Tabs } from "@parley/ui";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { BreadcrumbLabel } from "@/features/shell/breadcrumb-trail.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { CharacterForm } from "./character/character-form.tsx";
import { PersonaHeader } from "./persona-header.tsx";
import type { Persona } from "./persona-wire.ts";
import { TabSkeleton } from "./tab-skeleton.tsx";
import { usePersona } from "./use-persona.ts";

const loading = TabSkeleton;
const KnowledgeTab = dynamic(() => import("./knowledge/knowledge-tab.tsx").then((all) => all.KnowledgeTab), {
  loading,
});
const ToolsTab = dynamic(() => import("./tools/tools-tab.tsx").then((all) => all.ToolsTab), { loading });
const LearningTab = dynamic(() => import("./learning/learning-tab.tsx").then((all) => all.LearningTab), { loading });

const TABS = ["character", "knowledge", "tools", "learning"];

/** A persona: its character, what it knows, what it may do and what it learned. */
export function PersonaPage({ first }: { first: Persona }) {
  const persona = usePersona(first);
  const { permissions } = useViewer();
  const mayManage = permissions.includes("personas.manage") && persona.archived_at === null;
  const wanted = useSearchParams().get("tab") ?? "";
  const tab = TABS.includes(wanted) ? wanted : "character";
  return (
    <>
      <BreadcrumbLabel label={persona.name} />
      <PersonaHeader persona={persona} />
      {persona.archived_at ? (
        <Banner title="This persona is archived">
          It makes and takes no calls. Bring it back from the menu above to change or use it.
        </Banner>
      ) : null}
      <Tabs
        aria-label="Persona"
        value={tab}
        onValueChange={(next) => window.history.replaceState(null, "", next === "character" ? "?" : `?tab=${next}`)}
        tabs={[
          {
            value: "character",
            label: "Character",
            keepMounted: true,
            content: <CharacterForm key={persona.archived_at} persona={persona} disabled={!mayManage} />,
          },
          {
            value: "knowledge",
            label: "Knowledge",
            content: <KnowledgeTab persona={persona} mayManage={mayManage} />,
          },
          { value: "tools", label: "Tools", content: <ToolsTab persona={persona} mayManage={mayManage} /> },
          {
            value: "learning",
            label: "Learning",
            content: <LearningTab persona={persona} mayManage={mayManage} />,
          },
        ]}
      />
    </>
  );
}
