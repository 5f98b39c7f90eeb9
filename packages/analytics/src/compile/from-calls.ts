const joins: Record<string, string> = {
  first_call_id: `left join (select organization_id as first_organization_id, phone as first_phone, first_call_id from callers) first_calls
    on first_organization_id = calls.organization_id and first_phone = calls.phone`,
  ai_: `left join (select organization_id as ai_organization_id, call_id as ai_call_id, outcome as ai_outcome,
    answered_by as ai_answered_by, language as ai_language from ai_calls) ai
    on ai_organization_id = calls.organization_id and ai_call_id = calls.id`,
  details_: `left join (select organization_id as details_organization_id, call_id as details_call_id, layout_id as details_layout_id,
    payload as details_payload from call_details) details on details_organization_id = calls.organization_id and details_call_id = calls.id`,
  tagged_tag: "left join lateral (select distinct unnest(tags) as tagged_tag) tagged on true",
  turn_total_ms: `join (select organization_id as turn_organization_id, call_id as turn_call_id, total_ms as turn_total_ms from call_turns) turns
    on turn_organization_id = calls.organization_id and turn_call_id = calls.id`,
};

/** What a statement over `calls` reads from, given the expressions in it: what is not on the call itself is joined only where one asks. */
export function fromCalls(expressions: string[]): string {
  const asked = (marker: string) => expressions.some((expression) => expression.includes(marker));
  const needed = Object.entries(joins).flatMap(([marker, join]) => (asked(marker) ? [join] : []));
  return ["calls", ...needed].join(" ");
}
