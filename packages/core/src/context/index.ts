export type { Actor, Context } from "./context.ts";
export { guard } from "./guard.ts";
export { inTenant } from "./in-tenant.ts";
export { systemContext } from "./job-context.ts";
export { parseInput } from "./parse-input.ts";
export {
  type Permission,
  permissions,
  permissionsOfRole,
  permissionsOfScopes,
  type Role,
  roleNames,
  roles,
} from "./permissions.ts";
export { requirePerson } from "./require-person.ts";
export { lineOfText, optionalText, requiredText } from "./text-input.ts";
