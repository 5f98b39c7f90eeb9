import type { Permission } from "@parley/core/context";

/** What each permission lets a program do, grouped as the dialog shows it. Every permission has to be named here. */
const SCOPE_WORDS: Record<Permission, { group: string; label: string }> = {
  "calls.read": { group: "Calls", label: "Read calls and transcripts" },
  "calls.listen": { group: "Calls", label: "Listen to recordings" },
  "calls.place": { group: "Calls", label: "Place calls" },
  "calls.update": { group: "Calls", label: "Tag, assign and score calls" },
  "calls.supervise": { group: "Calls", label: "Listen in on live calls, whisper and take over" },
  "personas.read": { group: "Calls", label: "Read personas, numbers and scenarios" },
  "personas.manage": { group: "Calls", label: "Change personas, knowledge, tools, numbers and scenarios" },
  "imports.read": { group: "Imports", label: "Read imports" },
  "imports.manage": { group: "Imports", label: "Import files and undo imports" },
  "analytics.query": { group: "Numbers", label: "Query measures" },
  "dashboards.overview": { group: "Numbers", label: "Overview dashboard" },
  "dashboards.marketing": { group: "Numbers", label: "Marketing dashboard" },
  "dashboards.admissions": { group: "Numbers", label: "Admissions dashboard" },
  "dashboards.executive": { group: "Numbers", label: "Executive dashboard" },
  "dashboards.ai_calls": { group: "Numbers", label: "AI calls dashboard" },
  "dashboards.build": { group: "Numbers", label: "Make and share dashboards and views" },
  "exports.create": { group: "Numbers", label: "Export" },
  "assistant.use": { group: "Numbers", label: "Ask the assistant" },
  "members.read": { group: "Organization", label: "Read members" },
  "members.manage": { group: "Organization", label: "Invite, change and remove members" },
  "api_keys.manage": { group: "Organization", label: "Make and revoke API keys" },
  "organization.manage": { group: "Organization", label: "Change settings" },
  "organization.delete": { group: "Organization", label: "Delete the organization" },
  "audit.read": { group: "Organization", label: "Read the audit log" },
};

/** The scopes that a person may give, in groups. Deleting the organization is never offered to a program. */
export function scopeGroups(held: readonly string[]): { group: string; scopes: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const [value, { group, label }] of Object.entries(SCOPE_WORDS)) {
    if (!held.includes(value) || value === "organization.delete") continue;
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return [...groups].map(([group, scopes]) => ({ group, scopes }));
}
