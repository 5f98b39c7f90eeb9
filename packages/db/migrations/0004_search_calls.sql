-- Under row level security Postgres does not use the index of words, since @@ is not marked leakproof. This function reads it as the
-- owner and gives ids of the transaction's own organization only.
CREATE FUNCTION search_calls(query tsquery) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp ROWS 1000
  AS $$ SELECT call_id FROM call_search WHERE organization_id = current_organization_id() AND words @@ query $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_calls(tsquery) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_calls(tsquery) TO parley_app;
