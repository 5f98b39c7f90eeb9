CREATE TABLE "call_events" (
	"organization_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"at_ms" integer NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "call_events_organization_id_call_id_position_pk" PRIMARY KEY("organization_id","call_id","position")
);
--> statement-breakpoint
CREATE TABLE "example_uses" (
	"organization_id" uuid NOT NULL,
	"example_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"at_ms" integer NOT NULL,
	"similarity" real NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "example_uses_organization_id_example_id_call_id_at_ms_pk" PRIMARY KEY("organization_id","example_id","call_id","at_ms")
);
--> statement-breakpoint
CREATE TABLE "http_tools" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"method" text NOT NULL,
	"url" text NOT NULL,
	"input_schema" jsonb NOT NULL,
	"header_names" text[] DEFAULT '{}' NOT NULL,
	"sealed_headers" "bytea",
	"timeout_ms" integer DEFAULT 8000 NOT NULL,
	"read_only" boolean DEFAULT false NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "http_tools_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "knowledge_entries" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"persona_id" uuid,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"embedding" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "knowledge_entries_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "persona_examples" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"persona_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"situation" text NOT NULL,
	"answer" text NOT NULL,
	"embedding" "bytea",
	"enabled" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "persona_examples_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "personas" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"spoken_name" text,
	"voice" text,
	"language" text DEFAULT 'en' NOT NULL,
	"instructions" text DEFAULT '' NOT NULL,
	"greeting" text,
	"engine" text DEFAULT 'cascade' NOT NULL,
	"record" boolean DEFAULT true NOT NULL,
	"consent_line" boolean DEFAULT true NOT NULL,
	"voicemail_action" text DEFAULT 'leave' NOT NULL,
	"voicemail_message" text,
	"max_duration_seconds" integer DEFAULT 600 NOT NULL,
	"max_cost_microdollars" bigint,
	"hold_budget_seconds" integer DEFAULT 1200 NOT NULL,
	"transfer_targets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tool_ids" uuid[] DEFAULT '{}' NOT NULL,
	"learns" boolean DEFAULT true NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "personas_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "phone_menus" (
	"organization_id" uuid NOT NULL,
	"phone" bigint NOT NULL,
	"path" text NOT NULL,
	"prompt" text NOT NULL,
	"options" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"chosen" text,
	"reached_person" boolean DEFAULT false NOT NULL,
	"heard_count" integer DEFAULT 1 NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_menus_organization_id_phone_path_pk" PRIMARY KEY("organization_id","phone","path")
);
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"persona_id" uuid,
	"purpose" text DEFAULT '' NOT NULL,
	"questions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"hours" jsonb,
	"closed_message" text,
	"fallback" text DEFAULT 'take_message' NOT NULL,
	"carrier_sid" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_numbers_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "scenario_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scenario_id" uuid NOT NULL,
	"persona_id" uuid,
	"times" integer NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"results" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"failure" text,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenario_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"definition" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scenarios_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "persona_id" uuid;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "number_id" uuid;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "channel" text DEFAULT 'phone' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "questions" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "agent_notes" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "next_step" text;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "sentiment" real;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "insights_by" text;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "hold_ms" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "transferred_to" text;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "callback_call_id" uuid;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "voicemail_action" text DEFAULT 'leave' NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "max_cost_microdollars" bigint;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "hold_budget_seconds" integer DEFAULT 1200 NOT NULL;--> statement-breakpoint
ALTER TABLE "ai_calls" ADD COLUMN "marked_good_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "compressed_key" text;--> statement-breakpoint
ALTER TABLE "recordings" ADD COLUMN "compressed_bytes" bigint;--> statement-breakpoint
ALTER TABLE "transcript_segments" ADD COLUMN "sentiment" real;--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_organization_id_call_id_calls_organization_id_id_fk" FOREIGN KEY ("organization_id","call_id") REFERENCES "public"."calls"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_uses" ADD CONSTRAINT "example_uses_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_uses" ADD CONSTRAINT "example_uses_organization_id_example_id_persona_examples_organization_id_id_fk" FOREIGN KEY ("organization_id","example_id") REFERENCES "public"."persona_examples"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "example_uses" ADD CONSTRAINT "example_uses_organization_id_call_id_calls_organization_id_id_fk" FOREIGN KEY ("organization_id","call_id") REFERENCES "public"."calls"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "http_tools" ADD CONSTRAINT "http_tools_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD CONSTRAINT "knowledge_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD CONSTRAINT "knowledge_entries_organization_id_persona_id_personas_organization_id_id_fk" FOREIGN KEY ("organization_id","persona_id") REFERENCES "public"."personas"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_examples" ADD CONSTRAINT "persona_examples_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_examples" ADD CONSTRAINT "persona_examples_organization_id_persona_id_personas_organization_id_id_fk" FOREIGN KEY ("organization_id","persona_id") REFERENCES "public"."personas"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persona_examples" ADD CONSTRAINT "persona_examples_organization_id_call_id_calls_organization_id_id_fk" FOREIGN KEY ("organization_id","call_id") REFERENCES "public"."calls"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personas" ADD CONSTRAINT "personas_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_menus" ADD CONSTRAINT "phone_menus_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_organization_id_persona_id_personas_organization_id_id_fk" FOREIGN KEY ("organization_id","persona_id") REFERENCES "public"."personas"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_runs" ADD CONSTRAINT "scenario_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_runs" ADD CONSTRAINT "scenario_runs_organization_id_scenario_id_scenarios_organization_id_id_fk" FOREIGN KEY ("organization_id","scenario_id") REFERENCES "public"."scenarios"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "http_tools_name_key" ON "http_tools" USING btree ("organization_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "persona_examples_place_key" ON "persona_examples" USING btree ("organization_id","call_id","position");--> statement-breakpoint
CREATE INDEX "persona_examples_persona_idx" ON "persona_examples" USING btree ("organization_id","persona_id");--> statement-breakpoint
CREATE INDEX "personas_name_idx" ON "personas" USING btree ("organization_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "phone_numbers_number_key" ON "phone_numbers" USING btree ("number");--> statement-breakpoint
CREATE INDEX "scenario_runs_scenario_idx" ON "scenario_runs" USING btree ("organization_id","scenario_id","created_at");
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON personas, knowledge_entries, http_tools, phone_numbers, phone_menus, persona_examples, call_events,
  example_uses, scenarios, scenario_runs TO parley_app;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['personas', 'knowledge_entries', 'http_tools', 'phone_numbers', 'phone_menus', 'persona_examples', 'call_events',
    'example_uses', 'scenarios', 'scenario_runs'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (organization_id = (SELECT current_organization_id())) WITH CHECK (organization_id = (SELECT current_organization_id()))', t);
  END LOOP;
END $$;
