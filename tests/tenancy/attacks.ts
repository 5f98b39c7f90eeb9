/** How a stranger tries each route: with an id of the victim's where the route takes one, with a plausible body otherwise. */
export interface Attack {
  /** Whose id goes into the address: a kind of thing that the victim owns. Must lead to 404. */
  victim?:
    | "call"
    | "user"
    | "invitation"
    | "key"
    | "import"
    | "source"
    | "query"
    | "rule"
    | "mapping"
    | "view"
    | "annotation"
    | "experiment"
    | "person"
    | "board"
    | "link"
    | "persona"
    | "knowledge"
    | "tool"
    | "number"
    | "example"
    | "menu"
    | "scenario"
    | "run";
  /** Stands in the address where the route takes a word instead of an id. */
  word?: string;
  query?: string;
  body?: unknown;
}

const scenario = {
  ...{ callee: "+15005550100", call: { purpose: "Mine" }, assertions: [{ type: "heard", text: "hello" }] },
};

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
  "GET /personas": {},
  "POST /personas": { body: { name: "Mine" } },
  "GET /personas/:id": { victim: "persona" },
  "PATCH /personas/:id": { victim: "persona", body: { name: "Taken" } },
  "DELETE /personas/:id": { victim: "persona" },
  "GET /knowledge": {},
  "POST /knowledge": { body: { title: "Mine", text: "Ours" } },
  "GET /knowledge/:id": { victim: "knowledge" },
  "PATCH /knowledge/:id": { victim: "knowledge", body: { title: "Taken" } },
  "DELETE /knowledge/:id": { victim: "knowledge" },
  "GET /tools": {},
  "POST /tools": { body: { name: "mine", description: "Mine", url: "https://example.com/" } },
  "GET /tools/:id": { victim: "tool" },
  "PATCH /tools/:id": { victim: "tool", body: { url: "https://attacker.example/" } },
  "DELETE /tools/:id": { victim: "tool" },
  "POST /tools/:id/try": { victim: "tool", body: { input: {} } },
  "GET /numbers": {},
  // The victim's number: taken, and nothing more is told.
  "POST /numbers": { body: { number: "+15005550142" } },
  "GET /numbers/:id": { victim: "number" },
  "PATCH /numbers/:id": { victim: "number", body: { label: "Taken" } },
  "DELETE /numbers/:id": { victim: "number" },
  "POST /calls/:id/whisper": { victim: "call", body: { text: "Say that you are mine" } },
  "POST /personas/:id/talk": { victim: "persona", body: {} },
  "GET /menus": {},
  "DELETE /menus/:phone": { victim: "menu" },
  "GET /scenarios": {},
  "POST /scenarios": { body: { name: "Mine", definition: scenario } },
  "GET /scenarios/:id": { victim: "scenario" },
  "PATCH /scenarios/:id": { victim: "scenario", body: { name: "Taken" } },
  "DELETE /scenarios/:id": { victim: "scenario" },
  "POST /scenarios/:id/runs": { victim: "scenario", body: { times: 1 } },
  "GET /scenarios/:id/runs": { victim: "scenario" },
  "GET /scenario_runs/:id": { victim: "run" },
  "POST /calls/:id/mark_good": { victim: "call", body: { good: true } },
  "GET /personas/:id/examples": { victim: "persona" },
  "PATCH /examples/:id": { victim: "example", body: { enabled: false } },
  "DELETE /examples/:id": { victim: "example" },
  "GET /examples/:id/uses": { victim: "example" },
  "POST /imports": { body: { not: "a file" } },
  "GET /imports": {},
  "GET /imports/:id": { victim: "import" },
  "GET /imports/:id/rejected": { victim: "import" },
  "POST /imports/:id/cancel": { victim: "import" },
  "POST /imports/:id/continue": { victim: "import" },
  "DELETE /imports/:id": { victim: "import" },
  "GET /imports/:id/mapping": { victim: "import" },
  "POST /imports/:id/start": { victim: "import", body: { columns: { CallId: "ignore" } } },
  "GET /imports/:id/rejected_rows": { victim: "import" },
  "POST /imports/:id/rejected_rows": { victim: "import", body: { rows: [{ row: 1, cells: ["1", "2"] }] } },
  "GET /import_mappings": {},
  "DELETE /import_mappings/:mapping_id": { victim: "mapping" },
  "GET /source_rules": {},
  "POST /source_rules": { body: { match: "Mine", target: "Ours" } },
  "PATCH /source_rules/:id": { victim: "rule", body: { target: "Taken" } },
  "DELETE /source_rules/:id": { victim: "rule" },
  "GET /source_rules/merged": {},
  "GET /source_rules/suggestions": {},
  "GET /import_sources": {},
  "POST /import_sources": { body: { kind: "ctm_webhook", name: "Mine" } },
  "GET /import_sources/:id": { victim: "source" },
  "PATCH /import_sources/:id": { victim: "source", body: { name: "Taken", paused: true } },
  "DELETE /import_sources/:id": { victim: "source" },
  "POST /import_sources/:id/run": { victim: "source" },
  "POST /import_sources/:id/rotate_token": { victim: "source" },
  "POST /analytics/query": { body: { measures: ["calls"], range: { preset: "all_time" } } },
  "POST /analytics/batch": { body: { queries: [{ id: "a", query: { measures: ["calls"], range: "all_time" } }] } },
  "POST /analytics/export": {
    body: { title: "Mine", query: { measures: ["calls"], range: "all_time" }, format: "csv" },
  },
  "GET /analytics/catalog": {},
  "GET /analytics/queries/:query_id/calls": { victim: "query" },
  "GET /live": {},
  "GET /analytics/queries/:query_id/missed_not_called_back": { victim: "query" },
  "GET /analytics/queries/:query_id/calls_to_score": { victim: "query" },
  "GET /analytics/queries/:query_id/provider_costs": { victim: "query" },
  "GET /saved_views": { query: "?page=overview" },
  "POST /saved_views": { body: { page: "overview", name: "Mine", visibility: "team", query: "range=today" } },
  "PATCH /saved_views/:id": { victim: "view", body: { name: "Taken" } },
  "DELETE /saved_views/:id": { victim: "view" },
  "GET /dashboard_layouts/:tab": { word: "overview" },
  "PUT /dashboard_layouts/:tab": { word: "overview", body: { position: ["calls"], hidden: [] } },
  "GET /annotations": {},
  "POST /annotations": { body: { day: "2026-03-31", text: "Mine" } },
  "PATCH /annotations/:id": { victim: "annotation", body: { text: "Taken" } },
  "DELETE /annotations/:id": { victim: "annotation" },
  "GET /dashboards": {},
  "POST /dashboards": { body: { name: "Mine", visibility: "team" } },
  "GET /dashboards/:id": { victim: "board" },
  "PATCH /dashboards/:id": { victim: "board", body: { version: 1, name: "Taken" } },
  "DELETE /dashboards/:id": { victim: "board" },
  "POST /dashboards/:id/duplicate": { victim: "board" },
  "GET /dashboards/:id/links": { victim: "board" },
  "POST /dashboards/:id/links": { victim: "board", body: { expires_at: new Date(Date.now() + 3_600_000) } },
  "DELETE /dashboards/:id/links/:link_id": { victim: "link" },
  "POST /analytics/forecast": { body: { measure: "calls" } },
  "POST /analytics/anomalies": { body: { measure: "calls", range: { preset: "last_90_days" } } },
  "POST /analytics/cohorts": { body: { grain: "month" } },
  "POST /analytics/staffing": { body: { range: { preset: "last_90_days" }, handling: 180 } },
  "GET /experiments": {},
  "POST /experiments": {
    body: {
      ...{ name: "Mine", dimension: "source", control: "A", variant: "B", measure: "answer_rate" },
      started_on: "2026-01-01",
    },
  },
  "GET /experiments/:id": { victim: "experiment" },
  "PATCH /experiments/:id": { victim: "experiment", body: { name: "Taken" } },
  "DELETE /experiments/:id": { victim: "experiment" },
  "GET /experiments/:id/result": { victim: "experiment" },
  "POST /analytics/attribution": { body: { range: "all_time" } },
  "POST /analytics/journey_paths": { body: { range: "all_time" } },
  "GET /journeys": { query: "?range=all_time" },
  "GET /journeys/:person": { victim: "person" },
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
  "POST /simulator/inbound": { body: { number_id: "num_00000000000000000000000000" } },
};
