"use client";

import {
  ConfirmDialog,
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
  IconButton,
  toast,
} from "@parley/ui";
import { EllipsisVertical, KeyRound, Pause, Pencil, Play, RefreshCw, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import type { ImportSource } from "./source-wire.ts";
import { useRenewSources } from "./use-sources.ts";

const SourceDialog = dynamic(() => import("./source-dialog.tsx").then((all) => all.SourceDialog), { ssr: false });

type Open = "edit" | "rotate" | "delete" | null;

export function SourceMenu({ source }: { source: ImportSource }) {
  const renew = useRenewSources();
  const [open, setOpen] = useState<Open>(null);
  const [address, setAddress] = useState<string | null>(null);
  const params = { path: { id: source.id } };
  const isPaused = source.status === "paused";
  const act = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      toast.success(done);
      await renew();
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "That did not work. Try again.");
    }
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton
            size="sm"
            tooltip={false}
            label={`More for ${source.name}`}
            icon={<EllipsisVertical aria-hidden="true" />}
          />
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {source.kind === "ctm_webhook" ? (
            <DropdownMenuItem icon={<KeyRound />} onSelect={() => setOpen("rotate")}>
              New address
            </DropdownMenuItem>
          ) : isPaused ? null : (
            <DropdownMenuItem
              icon={<RefreshCw />}
              onSelect={() =>
                void act(() => api.POST("/api/v1/import_sources/{id}/run", { params }), `${source.name} looks now`)
              }
            >
              Look now
            </DropdownMenuItem>
          )}
          <DropdownMenuItem icon={<Pencil />} onSelect={() => setOpen("edit")}>
            Change
          </DropdownMenuItem>
          <DropdownMenuItem
            icon={isPaused ? <Play /> : <Pause />}
            onSelect={() =>
              void act(
                () => api.PATCH("/api/v1/import_sources/{id}", { params, body: { paused: !isPaused } }),
                `${source.name} ${isPaused ? "goes on" : "is paused"}`,
              )
            }
          >
            {isPaused ? "Resume" : "Pause"}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => setOpen("delete")}>
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "edit" || address ? (
        <SourceDialog
          open
          source={source}
          address={address}
          onOpenChange={() => {
            setOpen(null);
            setAddress(null);
          }}
        />
      ) : null}
      <ConfirmDialog
        open={open === "rotate"}
        onOpenChange={() => setOpen(null)}
        title={`Give ${source.name} a new address?`}
        description="The address that CallTrackingMetrics uses now ends at once. Calls are missed until you enter the new one there."
        confirmLabel="Make a new address"
        onConfirm={async () => {
          const { data } = await api.POST("/api/v1/import_sources/{id}/rotate_token", { params });
          setAddress(data!.address);
        }}
      />
      <ConfirmDialog
        open={open === "delete"}
        onOpenChange={() => setOpen(null)}
        title={`Delete ${source.name}?`}
        description="It brings nothing more, and its keys are deleted. The calls and imports that it brought stay."
        confirmLabel="Delete source"
        onConfirm={async () => {
          await api.DELETE("/api/v1/import_sources/{id}", { params });
          toast.success(`${source.name} was deleted`);
          await renew();
        }}
      />
    </>
  );
}
