CREATE TABLE "segment_callers" (
	"organization_id" uuid NOT NULL,
	"phone" bigint NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "segment_callers_organization_id_phone_pk" PRIMARY KEY("organization_id","phone")
);

--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON segment_callers TO parley_app;
--> statement-breakpoint
ALTER TABLE segment_callers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant ON segment_callers USING (organization_id = (SELECT current_organization_id()))
  WITH CHECK (organization_id = (SELECT current_organization_id()));
