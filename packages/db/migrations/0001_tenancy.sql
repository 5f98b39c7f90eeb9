-- The product runs as parley_app, which owns nothing, so policies bind it. The owner's connection is for migrations, the
-- importer's COPY and backup only.
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'parley_app') THEN CREATE ROLE parley_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO parley_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO parley_app;
--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO parley_app;
--> statement-breakpoint
-- The audit log is append-only for the product.
REVOKE UPDATE, DELETE ON audit_log FROM parley_app;
--> statement-breakpoint
-- Partitions are reached through their parent only, where the policy stands.
DO $$ DECLARE part regclass; BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'calls'::regclass LOOP
    EXECUTE format('REVOKE ALL ON %s FROM parley_app', part);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION current_organization_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.organization_id', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION current_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
--> statement-breakpoint
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
           WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %s USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE organizations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON organizations USING (id = (SELECT current_organization_id())) WITH CHECK (id = (SELECT current_organization_id()));
--> statement-breakpoint
-- Before a tenant is chosen a person sees the organizations that they belong to, and a key or an invitation only itself.
CREATE POLICY own_memberships ON members FOR SELECT USING (user_id = (SELECT current_user_id()));
--> statement-breakpoint
CREATE POLICY own_organizations ON organizations FOR SELECT
  USING (id IN (SELECT m.organization_id FROM members m WHERE m.user_id = (SELECT current_user_id())));
--> statement-breakpoint
CREATE POLICY presented_key ON api_keys FOR SELECT USING (key_hash = (SELECT nullif(current_setting('app.api_key_hash', true), '')));
--> statement-breakpoint
CREATE POLICY presented_invitation ON invitations FOR SELECT
  USING (token_hash = (SELECT nullif(current_setting('app.invitation_token_hash', true), '')));
--> statement-breakpoint
-- lz4 where the server was built with it (the embedded one was not): it reads and writes faster than the default.
DO $$ BEGIN ALTER TABLE call_details ALTER COLUMN payload SET COMPRESSION lz4; EXCEPTION WHEN feature_not_supported THEN NULL; END $$;
