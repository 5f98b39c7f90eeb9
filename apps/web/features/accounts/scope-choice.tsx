"use client";

import { Checkbox } from "@parley/ui";
import { useViewer } from "@/features/shell/viewer-context.tsx";
import { scopeGroups } from "./scope-words.ts";

export function ScopeChoice({ value, onValueChange }: { value: string[]; onValueChange: (next: string[]) => void }) {
  const { permissions } = useViewer();
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {scopeGroups(permissions).map(({ group, scopes }) => (
        <fieldset key={group} className="flex min-w-0 flex-col gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">{group}</legend>
          {scopes.map((scope) => (
            <Checkbox
              key={scope.value}
              label={scope.label}
              checked={value.includes(scope.value)}
              onCheckedChange={(on) =>
                onValueChange(on ? [...value, scope.value] : value.filter((one) => one !== scope.value))
              }
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
