import { FIRST_TIME } from "../catalogue/first-time.ts";

/** What a statement over `calls` reads from, given the expressions in it: first calls are joined only where one asks for them. */
export function fromCalls(expressions: string[]): string {
  if (!expressions.some((expression) => expression.includes(FIRST_TIME))) return "calls";
  return `calls left join (select organization_id as first_organization_id, phone as first_phone, first_call_id from callers) first_calls
    on first_organization_id = calls.organization_id and first_phone = calls.phone`;
}
