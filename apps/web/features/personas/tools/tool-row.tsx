"use client";

import { Badge, Button, ConfirmDialog, IconButton, Switch, toast } from "@parley/ui";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { api } from "@/lib/api.ts";
import type { HttpTool, Persona } from "../persona-wire.ts";
import { useChangePersona } from "../use-persona.ts";
import { useRenewTools } from "./use-tools.ts";

export interface ToolRowProps {
  tool: HttpTool;
  persona: Persona;
  mayManage: boolean;
  onEdit: () => void;
  onTry: () => void;
}

/** One tool: whether this persona may use it, what it asks, and trying it. */
export function ToolRow({ tool, persona, mayManage, onEdit, onTry }: ToolRowProps) {
  const change = useChangePersona(persona.id);
  const renew = useRenewTools();
  const [deleting, setDeleting] = useState(false);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const isUsed = wanted ?? persona.tool_ids.includes(tool.id);
  const use = async (on: boolean) => {
    setWanted(on);
    const others = persona.tool_ids.filter((id) => id !== tool.id);
    try {
      await change({ tool_ids: on ? [...others, tool.id] : others });
    } catch (error) {
      toast.error(`Not saved. ${error instanceof Error ? error.message : "Try again."}`);
    }
    setWanted(null);
  };
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 border-b border-line px-4 py-3 last:border-b-0 sm:flex-nowrap">
      <span className="flex h-5 items-center">
        <Switch
          aria-label={`${persona.name} may use ${tool.name}`}
          checked={isUsed}
          disabled={!mayManage || wanted !== null}
          onCheckedChange={(on) => void use(on)}
        />
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-sm font-medium">{tool.name}</code>
          {tool.enabled ? null : <Badge tone="warning">Off everywhere</Badge>}
          {tool.read_only ? <Badge>Reads only</Badge> : null}
        </h3>
        <p className="break-words text-muted">{tool.description}</p>
        <p className="mt-0.5 truncate font-mono text-xs text-muted" title={`${tool.method} ${tool.url}`}>
          {tool.method} {tool.url}
        </p>
        {tool.header_names.length > 0 ? (
          <p className="text-xs text-muted">With the secret {tool.header_names.join(", ")}</p>
        ) : null}
      </div>
      {mayManage ? (
        <span className="flex shrink-0 items-center gap-1">
          <Button size="sm" onClick={onTry}>
            Try it
          </Button>
          <IconButton size="sm" label={`Change ${tool.name}`} icon={<Pencil aria-hidden="true" />} onClick={onEdit} />
          <IconButton
            size="sm"
            label={`Delete ${tool.name}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => setDeleting(true)}
          />
        </span>
      ) : null}
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${tool.name}?`}
        description="No persona can use it any more, and its secret headers are deleted. It cannot be brought back."
        confirmLabel="Delete tool"
        onConfirm={async () => {
          await api.DELETE("/api/v1/tools/{id}", { params: { path: { id: tool.id } } });
          toast.success(`${tool.name} was deleted`);
          await renew();
        }}
      />
    </li>
  );
}
