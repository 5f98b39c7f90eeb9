"use client";

import { Button, Checkbox, Dialog, Field, Input, RadioGroup, toast } from "@parley/ui";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { whyItFailed } from "../why-it-failed.ts";
import { type SavedView, useChangeViews, type ViewPage } from "./use-saved-views.ts";
import { viewQuery } from "./view-query.ts";

export interface SaveViewDialogProps {
  page: ViewPage;
  /** A view that was opened and changed since: it may be brought up to date. */
  current: SavedView | undefined;
  onClose: () => void;
}

/** Keeps what the page shows under a name. */
export function SaveViewDialog({ page, current, onClose }: SaveViewDialogProps) {
  const { permissions } = useViewer();
  const { create, update } = useChangeViews(page);
  const router = useRouter();
  const path = usePathname();
  const query = viewQuery(new URLSearchParams(useSearchParams()));
  const mayTeam = permissions.includes("dashboards.build");
  const mayUpdate = current && (current.mine || mayTeam);
  const [name, setName] = useState("");
  const [visibility, setVisibility] = useState<SavedView["visibility"]>("private");
  const [isDefault, setDefault] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const stay = (id: string) => {
    router.replace(`${path}?${query}&view=${id}`, { scroll: false });
    onClose();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong("Enter a name.");
    try {
      const made = await create.mutateAsync({ name: name.trim(), visibility, query, is_default: isDefault });
      toast(`The view "${made.name}" is saved`);
      stay(made.id);
    } catch (error) {
      setWrong(whyItFailed(error as Error));
    }
  };
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(open) => open || onClose()}
      title="Save view"
      description="Days, comparison, filters and sort as they are now."
      footer={
        <>
          {mayUpdate ? (
            <Button
              loading={update.isPending}
              onClick={() => update.mutate({ id: current.id, query }, { onSuccess: () => stay(current.id) })}
            >
              Update {current.name}
            </Button>
          ) : null}
          <Button variant="primary" type="submit" form="save-view" loading={create.isPending}>
            Save as new
          </Button>
        </>
      }
    >
      <form id="save-view" onSubmit={save} className="flex flex-col gap-4">
        <Field label="Name" error={wrong}>
          <Input
            value={name}
            maxLength={80}
            onChange={(event) => {
              setName(event.target.value);
              setWrong(undefined);
            }}
          />
        </Field>
        {mayTeam ? (
          <RadioGroup
            aria-label="Who sees it"
            value={visibility}
            onValueChange={(next) => setVisibility(next as SavedView["visibility"])}
            options={[
              { value: "private", label: "Only you" },
              { value: "team", label: "Everybody who may open this page" },
            ]}
          />
        ) : null}
        <Checkbox
          label={visibility === "team" ? "Everybody opens this page with it" : "Open this page with it"}
          help={visibility === "team" ? "Those with a default of their own keep theirs." : undefined}
          checked={isDefault}
          onCheckedChange={setDefault}
        />
      </form>
    </Dialog>
  );
}
