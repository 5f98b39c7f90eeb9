import type { Role } from "@parley/core/context";

/** What each role may, in a line. The permissions themselves are in packages/core/src/context/permissions.ts. */
const ROLE_WORDS: Record<Role, { label: string; hint: string }> = {
  owner: { label: "Owner", hint: "Everything, including deleting the organization" },
  admin: { label: "Admin", hint: "Everything except deleting the organization" },
  ceo: { label: "CEO", hint: "All dashboards, calls, assistant and exports" },
  cmo: { label: "CMO", hint: "Overview, marketing, calls, assistant and exports" },
  manager: { label: "Manager", hint: "Overview, admissions, AI calls; places and works calls" },
  member: { label: "Member", hint: "Overview; places and works calls" },
  viewer: { label: "Viewer", hint: "Overview and calls, read only" },
};

export const roleLabel = (role: string) => (Object.hasOwn(ROLE_WORDS, role) ? ROLE_WORDS[role as Role].label : role);

/** Options of a role menu. Only an owner makes owners. */
export function roleOptions(viewerRole: string): { value: Role; label: string; hint: string }[] {
  return (Object.keys(ROLE_WORDS) as Role[])
    .filter((role) => role !== "owner" || viewerRole === "owner")
    .map((value) => ({ value, ...ROLE_WORDS[value] }));
}
