/**
 * Whether a call is the first one of its number. It is known from `callers` and stands on no call, so a statement that says this
 * needs the join that `fromCalls` adds.
 */
export const FIRST_TIME = "coalesce(first_call_id = calls.id, false)";
