"use client";

import { Banner, Button, buttonClasses, Card, EmptyState, ErrorState } from "@parley/ui";
import { GraduationCap } from "lucide-react";
import Link from "next/link";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import type { Persona } from "../persona-wire.ts";
import { TabSkeleton } from "../tab-skeleton.tsx";
import { ExampleRow } from "./example-row.tsx";
import { useExamples } from "./use-examples.ts";

/** Answers of good calls that are shown to the persona in similar situations, and when each was. */
export function LearningTab({ persona, mayManage }: { persona: Persona; mayManage: boolean }) {
  const mayRead = useViewer().permissions.includes("calls.read");
  return mayRead ? (
    <Examples persona={persona} mayManage={mayManage} />
  ) : (
    <Card>
      <EmptyState
        icon={<GraduationCap aria-hidden="true" />}
        title="Examples are words of calls"
        description="Your role may not read calls. Somebody who may can look at what this persona learned."
        className="py-8"
      />
    </Card>
  );
}

function Examples({ persona, mayManage }: { persona: Persona; mayManage: boolean }) {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useExamples(persona.id);
  const examples = data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <div className="flex flex-col gap-3">
      {persona.learns ? null : (
        <Banner tone="warning" title="Learning is off">
          Examples are kept but not shown to the agent. Switch it on under Character.
        </Banner>
      )}
      {error && !data ? (
        <Card>
          <ErrorState
            title="The examples could not be loaded"
            description={error.message}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        </Card>
      ) : !data ? (
        <TabSkeleton />
      ) : examples.length === 0 ? (
        <Card>
          <EmptyState
            icon={<GraduationCap aria-hidden="true" />}
            title="Nothing learned yet"
            description="Open a call of this persona that went well and mark it as a good call to learn from. Its answers become examples."
            action={
              <Link href="/calls?kind=ai" className={buttonClasses("primary")}>
                Look at its calls
              </Link>
            }
            className="py-8"
          />
        </Card>
      ) : (
        <Card flush title="Examples" description="Shown to the agent when somebody says something similar">
          <ul className="border-t border-line">
            {examples.map((example) => (
              <ExampleRow key={example.id} example={example} mayManage={mayManage} />
            ))}
          </ul>
          {hasNextPage ? (
            <div className="flex justify-center border-t border-line p-2">
              <Button size="sm" variant="ghost" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show more
              </Button>
            </div>
          ) : null}
        </Card>
      )}
    </div>
  );
}
