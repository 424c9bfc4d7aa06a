CREATE TABLE "tiles" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"place" text NOT NULL,
	"said" text NOT NULL,
	"plan" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tiles" ADD CONSTRAINT "tiles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tiles_person" ON "tiles" USING btree ("person_id","place","created_at","id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON tiles TO pace_app;--> statement-breakpoint
-- Who talked how long, and nothing of what was said. Calls are seen as far as their own policy shows them, and only with them this.
GRANT SELECT (call_id, role, begin_ms, end_ms) ON call_segments TO pace_reporting;
