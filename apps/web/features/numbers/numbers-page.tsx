"use client";

import { Button, Card, ConfirmDialog, EmptyState, PageHeader } from "@parley/ui";
import { PhoneIncoming, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePersonaOptions } from "@/features/calls/new/use-persona-options.ts";
import { useFormat, useViewer } from "@/features/shell/viewer-context.tsx";
import { api } from "@/lib/api.ts";
import { NumberRow } from "./number-row.tsx";
import type { NumberPage, PhoneNumber } from "./number-wire.ts";
import { useNumbers, useRenewNumbers } from "./use-numbers.ts";

const NumberDialog = dynamic(() => import("./number-dialog.tsx").then((all) => all.NumberDialog), { ssr: false });
const RingDialog = dynamic(() => import("./ring-dialog.tsx").then((all) => all.RingDialog), { ssr: false });

type Open = { what: "new" } | { what: "edit" | "ring" | "delete"; number: PhoneNumber } | null;

interface NumbersPageProps {
  first: NumberPage;
  timezone: string;
  timezones: string[];
}

/** Numbers of ours: who answers them, when, and what happens otherwise. */
export function NumbersPage({ first, timezone, timezones }: NumbersPageProps) {
  const { permissions } = useViewer();
  const mayManage = permissions.includes("personas.manage");
  const format = useFormat();
  const renew = useRenewNumbers();
  const personas = usePersonaOptions();
  const [open, setOpen] = useState<Open>(null);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useNumbers(first);
  const numbers = data.pages.flatMap((page) => page.data);
  const close = () => setOpen(null);
  const add = mayManage ? (
    <Button variant="primary" onClick={() => setOpen({ what: "new" })}>
      <Plus aria-hidden="true" />
      New number
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Numbers"
        description="Phone numbers that a persona answers, with opening hours and a fallback."
        actions={numbers.length > 0 ? add : null}
      />
      <Card flush>
        {numbers.length === 0 ? (
          <EmptyState
            icon={<PhoneIncoming aria-hidden="true" />}
            title="No numbers yet"
            description="Add a number of your carrier account, or any number to try it with the phone simulator."
            action={add}
          />
        ) : (
          <ul>
            {numbers.map((number) => (
              <NumberRow
                key={number.id}
                number={number}
                persona={personas?.find(({ id }) => id === number.persona_id)?.name ?? null}
                onEdit={mayManage ? () => setOpen({ what: "edit", number }) : undefined}
                onDelete={mayManage ? () => setOpen({ what: "delete", number }) : undefined}
                onRing={permissions.includes("calls.place") ? () => setOpen({ what: "ring", number }) : undefined}
              />
            ))}
          </ul>
        )}
      </Card>
      {hasNextPage ? (
        <Button className="self-center" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      {open?.what === "new" || open?.what === "edit" ? (
        <NumberDialog
          number={open.what === "edit" ? open.number : null}
          timezone={timezone}
          timezones={timezones}
          onClose={close}
        />
      ) : null}
      {open?.what === "ring" ? <RingDialog number={open.number} onClose={close} /> : null}
      {open?.what === "delete" ? (
        <ConfirmDialog
          open
          onOpenChange={close}
          title={`Stop answering ${format.phone(open.number.number)}?`}
          description="Calls to it are no longer answered here. Its calls so far stay."
          confirmLabel="Remove number"
          onConfirm={async () => {
            await api.DELETE("/api/v1/numbers/{id}", { params: { path: { id: open.number.id } } });
            await renew();
            close();
          }}
        />
      ) : null}
    </>
  );
}
