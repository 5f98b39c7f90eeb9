/** The one list of permissions. Roles, API key scopes, pages, routes and realtime rooms all speak these words. */
export const permissions = [
  "dashboards.overview",
  "dashboards.marketing",
  "dashboards.admissions",
  "dashboards.executive",
  "dashboards.ai_calls",
  "dashboards.build",
  "analytics.query",
  "calls.read",
  "calls.listen",
  "calls.place",
  "calls.update",
  "calls.supervise",
  "personas.read",
  "personas.manage",
  "imports.read",
  "imports.manage",
  "assistant.use",
  "exports.create",
  "members.read",
  "members.manage",
  "api_keys.manage",
  "organization.manage",
  "organization.delete",
  "audit.read",
] as const;

export type Permission = (typeof permissions)[number];

const everything = permissions.filter((permission) => permission !== "organization.delete");

/** Roles of design/METRICS.md. Only the owner deletes the organization. */
export const roles = {
  owner: [...permissions],
  admin: everything,
  ceo: [
    "dashboards.overview",
    "dashboards.marketing",
    "dashboards.admissions",
    "dashboards.executive",
    "dashboards.ai_calls",
    "dashboards.build",
    "analytics.query",
    "calls.read",
    "calls.listen",
    "personas.read",
    "assistant.use",
    "exports.create",
    "imports.read",
    "members.read",
  ],
  cmo: [
    "dashboards.overview",
    "dashboards.marketing",
    "dashboards.build",
    "analytics.query",
    "calls.read",
    "calls.listen",
    "personas.read",
    "assistant.use",
    "exports.create",
    "imports.read",
    "members.read",
  ],
  manager: [
    "dashboards.overview",
    "dashboards.admissions",
    "dashboards.ai_calls",
    "dashboards.build",
    "analytics.query",
    "calls.read",
    "calls.listen",
    "calls.place",
    "calls.update",
    "calls.supervise",
    "personas.read",
    "personas.manage",
    "imports.read",
    "members.read",
  ],
  member: [
    "dashboards.overview",
    "dashboards.ai_calls",
    "analytics.query",
    "calls.read",
    "calls.listen",
    "calls.place",
    "calls.update",
    "personas.read",
  ],
  viewer: ["dashboards.overview", "analytics.query", "calls.read", "personas.read"],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];

export function permissionsOfRole(role: string): ReadonlySet<Permission> {
  return new Set(Object.hasOwn(roles, role) ? roles[role as Role] : []);
}

/** `*` means everything but deleting the organization; unknown words are dropped, so an old key never widens. */
export function permissionsOfScopes(scopes: readonly string[]): ReadonlySet<Permission> {
  if (scopes.includes("*")) return new Set(everything);
  return new Set(permissions.filter((permission) => scopes.includes(permission)));
}
