CREATE TABLE "annotations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "annotations_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "dashboard_layouts" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"tab" text NOT NULL,
	"position" text[] DEFAULT '{}' NOT NULL,
	"hidden" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboard_layouts_organization_id_user_id_tab_pk" PRIMARY KEY("organization_id","user_id","tab")
);
--> statement-breakpoint
CREATE TABLE "dashboard_links" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"dashboard_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"password_hash" text,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboard_links_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "dashboards" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"visibility" text DEFAULT 'private' NOT NULL,
	"tiles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"scope" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboards_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"dimension" text NOT NULL,
	"control" text NOT NULL,
	"variant" text NOT NULL,
	"measure" text NOT NULL,
	"smallest_effect" real NOT NULL,
	"started_on" date NOT NULL,
	"ended_on" date,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "experiments_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"visibility" text NOT NULL,
	"query" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "journey_state" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"read_at" timestamp with time zone,
	"read_id" uuid
);
--> statement-breakpoint
CREATE TABLE "person_keys" (
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"person_id" bigint NOT NULL,
	CONSTRAINT "person_keys_organization_id_kind_value_pk" PRIMARY KEY("organization_id","kind","value")
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"organization_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" integer,
	"medium_id" integer,
	"campaign_id" integer,
	"keyword_id" integer,
	"landing_page_id" integer,
	"call_id" uuid NOT NULL,
	CONSTRAINT "touches_organization_id_person_id_at_id_pk" PRIMARY KEY("organization_id","person_id","at","id")
);
--> statement-breakpoint
CREATE TABLE "segment_marks" (
	"organization_id" uuid NOT NULL,
	"id" bigserial NOT NULL,
	"what" text NOT NULL,
	CONSTRAINT "segment_marks_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_state" (
	"organization_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"epoch" bigint NOT NULL,
	"calls" integer NOT NULL,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	CONSTRAINT "segment_state_organization_id_bucket_pk" PRIMARY KEY("organization_id","bucket")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"organization_id" uuid NOT NULL,
	"bucket" text NOT NULL,
	"column_name" text NOT NULL,
	"epoch" bigint NOT NULL,
	"n" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "segments_organization_id_bucket_column_name_pk" PRIMARY KEY("organization_id","bucket","column_name")
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "qualified_score" integer DEFAULT 300 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "service_level_seconds" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_layouts" ADD CONSTRAINT "dashboard_layouts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_layouts" ADD CONSTRAINT "dashboard_layouts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_links" ADD CONSTRAINT "dashboard_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_links" ADD CONSTRAINT "dashboard_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboard_links" ADD CONSTRAINT "dashboard_links_organization_id_dashboard_id_dashboards_organization_id_id_fk" FOREIGN KEY ("organization_id","dashboard_id") REFERENCES "public"."dashboards"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboards" ADD CONSTRAINT "dashboards_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dashboards" ADD CONSTRAINT "dashboards_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "annotations_day_idx" ON "annotations" USING btree ("organization_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "dashboard_links_token_key" ON "dashboard_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "saved_views_page_idx" ON "saved_views" USING btree ("organization_id","page");--> statement-breakpoint
CREATE INDEX "person_keys_person_idx" ON "person_keys" USING btree ("organization_id","person_id");--> statement-breakpoint
CREATE INDEX "touches_call_idx" ON "touches" USING btree ("organization_id","call_id");
--> statement-breakpoint
CREATE SEQUENCE segment_epochs;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE segment_epochs, segment_marks_id_seq TO parley_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON segments, segment_state, segment_marks, saved_views, dashboard_layouts, annotations, dashboards,
  dashboard_links, experiments, person_keys, touches, journey_state TO parley_app;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['segments', 'segment_state', 'segment_marks', 'saved_views', 'dashboard_layouts', 'annotations', 'dashboards',
    'dashboard_links', 'experiments', 'person_keys', 'touches', 'journey_state'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A visitor with a public link knows only its token: it sees the link that the token belongs to, and no other.
CREATE POLICY presented_token ON dashboard_links FOR SELECT
  USING (token_hash = (SELECT nullif(current_setting('app.dashboard_token_hash', true), '')));
--> statement-breakpoint
-- Segments are deflated already; in pieces of their own, a part of one can be read alone.
ALTER TABLE segments ALTER COLUMN data SET STORAGE EXTERNAL;
--> statement-breakpoint
CREATE FUNCTION mark_inserted_calls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT DISTINCT organization_id, 'day:' || (called_at AT TIME ZONE 'UTC')::date FROM new_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_updated_calls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT organization_id, 'day:' || (called_at AT TIME ZONE 'UTC')::date FROM new_rows
    UNION SELECT organization_id, 'day:' || (called_at AT TIME ZONE 'UTC')::date FROM old_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_deleted_calls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT DISTINCT organization_id, 'day:' || (called_at AT TIME ZONE 'UTC')::date FROM old_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whoever writes calls marks their days in the same transaction. The importer's COPY goes into a partition, past these, and marks itself.
CREATE TRIGGER mark_inserted AFTER INSERT ON calls REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_inserted_calls();
--> statement-breakpoint
CREATE TRIGGER mark_updated AFTER UPDATE ON calls REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_updated_calls();
--> statement-breakpoint
CREATE TRIGGER mark_deleted AFTER DELETE ON calls REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_deleted_calls();
--> statement-breakpoint
CREATE FUNCTION mark_ai_calls() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT DISTINCT c.organization_id, 'day:' || (c.called_at AT TIME ZONE 'UTC')::date
    FROM new_rows n JOIN calls c ON c.organization_id = n.organization_id AND c.id = n.call_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER mark_inserted AFTER INSERT ON ai_calls REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_ai_calls();
--> statement-breakpoint
CREATE TRIGGER mark_updated AFTER UPDATE ON ai_calls REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_ai_calls();
--> statement-breakpoint
-- Which call is a number's first stands in callers: where it moves, both days count differently.
CREATE FUNCTION mark_inserted_callers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT DISTINCT organization_id, 'day:' || (first_at AT TIME ZONE 'UTC')::date FROM new_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_updated_callers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT n.organization_id, 'day:' || (n.first_at AT TIME ZONE 'UTC')::date
      FROM new_rows n JOIN old_rows o USING (organization_id, phone) WHERE n.first_call_id <> o.first_call_id
    UNION SELECT o.organization_id, 'day:' || (o.first_at AT TIME ZONE 'UTC')::date
      FROM new_rows n JOIN old_rows o USING (organization_id, phone) WHERE n.first_call_id <> o.first_call_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION mark_deleted_callers() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what)
    SELECT DISTINCT organization_id, 'day:' || (first_at AT TIME ZONE 'UTC')::date FROM old_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER mark_inserted AFTER INSERT ON callers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_inserted_callers();
--> statement-breakpoint
CREATE TRIGGER mark_updated AFTER UPDATE ON callers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_updated_callers();
--> statement-breakpoint
CREATE TRIGGER mark_deleted AFTER DELETE ON callers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_deleted_callers();
--> statement-breakpoint
-- New values come with calls that have them; a value that counts as another one, or no longer, changes numbers alone.
CREATE FUNCTION mark_dimension_values() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO segment_marks (organization_id, what) SELECT DISTINCT organization_id, 'dictionary:' || kind FROM new_rows;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER mark_updated AFTER UPDATE ON dimension_values REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_dimension_values();
--> statement-breakpoint
-- Calls that are there already are in no segment: each of their days waits to be built.
INSERT INTO segment_marks (organization_id, what)
  SELECT DISTINCT organization_id, 'day:' || (called_at AT TIME ZONE 'UTC')::date FROM calls;
