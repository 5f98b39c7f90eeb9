-- A trusted extension: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE TABLE "ad_spend" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"source_id" integer,
	"medium_id" integer,
	"campaign_id" integer,
	"cost_minor" bigint NOT NULL,
	"clicks" bigint,
	"impressions" bigint,
	"import_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ad_spend_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "call_field_history" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"field" text NOT NULL,
	"old_value" text,
	"new_value" text,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "call_field_history_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "call_search" (
	"organization_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "call_search_organization_id_call_id_pk" PRIMARY KEY("organization_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "call_transcripts" (
	"organization_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"text" text NOT NULL,
	"language" text,
	"confidence" real,
	CONSTRAINT "call_transcripts_organization_id_call_id_pk" PRIMARY KEY("organization_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"organization_id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_fields_organization_id_key_pk" PRIMARY KEY("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"organization_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "import_changes_organization_id_import_id_row_id_pk" PRIMARY KEY("organization_id","import_id","row_id")
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'calls' NOT NULL,
	"headers_hash" text NOT NULL,
	"columns" jsonb NOT NULL,
	"timezone" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "source_rules" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"match" text NOT NULL,
	"target" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_rules_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_source_days" (
	"organization_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"day" date NOT NULL,
	"rows" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "import_source_days_organization_id_source_id_day_pk" PRIMARY KEY("organization_id","source_id","day")
);
--> statement-breakpoint
CREATE TABLE "import_source_items" (
	"organization_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"item" text NOT NULL,
	"import_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_source_items_organization_id_source_id_item_pk" PRIMARY KEY("organization_id","source_id","item")
);
--> statement-breakpoint
CREATE TABLE "import_sources" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sealed_secret" "bytea",
	"token_hash" text,
	"cursor" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"last_error" text,
	"last_run_at" timestamp with time zone,
	"next_run_at" timestamp with time zone,
	"last_row_at" timestamp with time zone,
	"silent_after_hours" integer,
	"silent_since" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_sources_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "call_details" ALTER COLUMN "payload" SET DATA TYPE text USING array_to_string(payload, E'\x1f', '');--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "source_edited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dimension_values" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "dimension_values" ADD COLUMN "merged_by" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "kind" text DEFAULT 'calls' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "stop" jsonb;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "mends_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_organization_id_import_id_imports_organization_id_id_fk" FOREIGN KEY ("organization_id","import_id") REFERENCES "public"."imports"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_rules" ADD CONSTRAINT "source_rules_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_rules" ADD CONSTRAINT "source_rules_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_source_days" ADD CONSTRAINT "import_source_days_organization_id_source_id_import_sources_organization_id_id_fk" FOREIGN KEY ("organization_id","source_id") REFERENCES "public"."import_sources"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_source_items" ADD CONSTRAINT "import_source_items_organization_id_source_id_import_sources_organization_id_id_fk" FOREIGN KEY ("organization_id","source_id") REFERENCES "public"."import_sources"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_sources" ADD CONSTRAINT "import_sources_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ad_spend_day_idx" ON "ad_spend" USING btree ("organization_id","day");--> statement-breakpoint
CREATE INDEX "call_field_history_call_idx" ON "call_field_history" USING btree ("organization_id","call_id","changed_at");--> statement-breakpoint
CREATE INDEX "call_search_words_idx" ON "call_search" USING gin ("organization_id","words");--> statement-breakpoint
CREATE INDEX "import_changes_row_idx" ON "import_changes" USING btree ("organization_id","row_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_name_key" ON "import_mappings" USING btree ("organization_id","name");--> statement-breakpoint
CREATE INDEX "import_mappings_headers_idx" ON "import_mappings" USING btree ("organization_id","headers_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "source_rules_match_key" ON "source_rules" USING btree ("organization_id","kind","match");--> statement-breakpoint
CREATE UNIQUE INDEX "import_sources_token_key" ON "import_sources" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "import_sources_due_idx" ON "import_sources" USING btree ("next_run_at");
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ad_spend, call_field_history, call_search, call_transcripts, custom_fields, import_changes,
  import_mappings, source_rules, import_sources, import_source_days, import_source_items TO parley_app;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['ad_spend', 'call_field_history', 'call_search', 'call_transcripts', 'custom_fields', 'import_changes',
    'import_mappings', 'source_rules', 'import_sources', 'import_source_days', 'import_source_items'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- A webhook knows only its token: it sees the source that the token belongs to, and no other.
CREATE POLICY presented_token ON import_sources FOR SELECT
  USING (token_hash = (SELECT nullif(current_setting('app.source_token_hash', true), '')));
--> statement-breakpoint
DO $$ BEGIN ALTER TABLE call_details ALTER COLUMN payload SET COMPRESSION lz4; EXCEPTION WHEN feature_not_supported THEN NULL; END $$;
--> statement-breakpoint
DO $$ BEGIN ALTER TABLE call_transcripts ALTER COLUMN text SET COMPRESSION lz4; EXCEPTION WHEN feature_not_supported THEN NULL; END $$;
