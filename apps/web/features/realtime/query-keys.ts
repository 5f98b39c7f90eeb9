/**
 * First part of the keys under which answers of the API are kept; live events renew by them. A query about one thing appends
 * its public id: `[CALLS, "call_..."]`.
 */
export const CALLS = "calls";
export const ANALYTICS = "analytics";
export const IMPORTS = "imports";
export const MEMBERS = "members";
export const PERSONAS = "personas";
