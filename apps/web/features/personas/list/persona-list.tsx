"use client";

import { Badge, Button, Card, Checkbox, EmptyState, PageHeader } from "@parley/ui";
import { AudioWaveform, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RelativeTime } from "@/features/shell/relative-time.tsx";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { Persona, PersonaPage } from "../persona-wire.ts";
import { personaFacts } from "./persona-facts.ts";
import { usePersonas } from "./use-personas.ts";

const NewPersonaDialog = dynamic(() => import("./new-persona-dialog.tsx").then((all) => all.NewPersonaDialog), {
  ssr: false,
});

/** The characters that AI calls are made and answered with. */
export function PersonaList({ first, archived }: { first: PersonaPage; archived: boolean }) {
  const router = useRouter();
  const mayManage = useViewer().permissions.includes("personas.manage");
  const [making, setMaking] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = usePersonas(first, archived);
  const personas = data.pages.flatMap((page) => page.data);
  const make = mayManage ? (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden="true" />
      New persona
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Personas"
        description="Who calls and answers for you: a voice, rules, what it knows and what it may do."
        actions={personas.length > 0 ? make : null}
      />
      <Checkbox
        label="Show archived"
        checked={archived}
        onCheckedChange={(next) => router.replace(next ? "/personas?archived=1" : "/personas", { scroll: false })}
      />
      {personas.length === 0 ? (
        <Card>
          <EmptyState
            icon={<AudioWaveform aria-hidden="true" />}
            title="No personas yet"
            description="A persona keeps voice, rules and knowledge together, so that every call of its kind sounds alike."
            action={make}
          />
        </Card>
      ) : (
        <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
          {personas.map((persona) => (
            <PersonaCard key={persona.id} persona={persona} />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      {making ? <NewPersonaDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function PersonaCard({ persona }: { persona: Persona }) {
  const { id, name, spoken_name, instructions, archived_at, engine, learns, updated_at } = persona;
  return (
    <li className="relative flex flex-col gap-2 rounded-lg border border-line bg-surface p-4 transition-colors duration-120 hover:border-edge/60">
      <h2 className="flex min-w-0 items-center gap-2 text-base font-semibold">
        <Link
          href={`/personas/${id}`}
          className="truncate outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-focus"
        >
          {name}
        </Link>
        {archived_at ? <Badge>Archived</Badge> : null}
        {engine === "realtime" ? <Badge tone="info">Speech to speech</Badge> : null}
      </h2>
      <p className="line-clamp-2 min-h-10 text-muted">{instructions || "No instructions yet."}</p>
      <p className="text-sm text-muted">{personaFacts(persona)}</p>
      <p className="flex items-center justify-between gap-2 border-t border-line pt-2 text-xs text-muted">
        <span className="truncate">
          {spoken_name ? `Called ${spoken_name} on the phone` : "No name on the phone"}
          {learns ? "" : " · does not learn"}
        </span>
        <RelativeTime at={updated_at} className="relative z-1 shrink-0" />
      </p>
    </li>
  );
}
