/** How a stranger tries each route: with an id of the victim's where the route takes one, with a plausible body otherwise. */
export interface Attack {
  /** Whose id goes into the address: a kind of thing that the victim owns. Must lead to 404. */
  victim?: "call" | "user" | "invitation" | "key" | "import" | "query" | "rule";
  query?: string;
  body?: unknown;
}

/** By method and address below /api/v1. The suite fails when a route is missing here. */
export const attacks: Record<string, Attack> = {
  "POST /calls": { body: { to: "+15005550100", purpose: "Mine" } },
  "GET /calls": {},
  "GET /calls/export": {},
  "GET /calls/:id/history": { victim: "call" },
  "GET /custom_fields": {},
  "PATCH /custom_fields/:key": { body: { label: "Taken" } },
  "GET /calls/:id": { victim: "call" },
  "PATCH /calls/:id": { victim: "call", body: { notes: "Taken" } },
  "POST /calls/:id/hangup": { victim: "call" },
  "GET /calls/:id/transcript": { victim: "call" },
  "GET /calls/:id/recording": { victim: "call" },
  "POST /imports": { body: { not: "a file" } },
  "GET /imports": {},
  "GET /imports/:id": { victim: "import" },
  "GET /imports/:id/rejected": { victim: "import" },
  "POST /imports/:id/cancel": { victim: "import" },
  "GET /source_rules": {},
  "POST /source_rules": { body: { match: "Mine", target: "Ours" } },
  "PATCH /source_rules/:id": { victim: "rule", body: { target: "Taken" } },
  "DELETE /source_rules/:id": { victim: "rule" },
  "GET /source_rules/merged": {},
  "GET /source_rules/suggestions": {},
  "POST /analytics/query": { body: { measures: ["calls"], range: { preset: "all_time" } } },
  "GET /analytics/catalog": {},
  "GET /analytics/queries/:query_id/calls": { victim: "query" },
  "GET /members": {},
  "PATCH /members/:user_id": { victim: "user", body: { role: "viewer" } },
  "DELETE /members/:user_id": { victim: "user" },
  "POST /organization/leave": {},
  "GET /invitations": {},
  "POST /invitations": { body: { email: "new@example.com", role: "viewer" } },
  "POST /invitations/:invitation_id/resend": { victim: "invitation" },
  "DELETE /invitations/:invitation_id": { victim: "invitation" },
  "POST /invitations/accept": { body: { token: "guess" } },
  "GET /api_keys": {},
  "POST /api_keys": { body: { name: "New", scopes: ["calls.read"] } },
  "DELETE /api_keys/:key_id": { victim: "key" },
  "POST /organizations": { body: { name: "New", timezone: "UTC", currency: "USD" } },
  "GET /organization": {},
  "PATCH /organization": { body: { name: "Renamed" } },
  "DELETE /organization": { body: { name: "Victim" } },
  "GET /me": {},
  "POST /session/organization": { body: { organization_id: "org_00000000000000000000000000" } },
  "DELETE /demo": {},
  "GET /simulator/callees": {},
};
