CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"noun" text NOT NULL,
	"name" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"team_id" uuid,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "view_pins" (
	"person_id" uuid NOT NULL,
	"view_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "view_pins_person_id_view_id_pk" PRIMARY KEY("person_id","view_id")
);
--> statement-breakpoint
DROP INDEX "leads_by_follow_up";--> statement-breakpoint
DROP INDEX "leads_by_budget";--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_pins" ADD CONSTRAINT "view_pins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_pins" ADD CONSTRAINT "view_pins_view_id_saved_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."saved_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_views_owner" ON "saved_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "saved_views_team" ON "saved_views" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "view_pins_view" ON "view_pins" USING btree ("view_id");--> statement-breakpoint
CREATE INDEX "leads_intent" ON "leads" USING btree ("intent");--> statement-breakpoint
CREATE INDEX "leads_temperature" ON "leads" USING btree ("temperature");--> statement-breakpoint
CREATE INDEX "leads_bedrooms" ON "leads" USING btree ("bedrooms");--> statement-breakpoint
CREATE INDEX "leads_source" ON "leads" USING btree ("source");--> statement-breakpoint
CREATE INDEX "leads_property_type" ON "leads" USING btree ("property_type");--> statement-breakpoint
CREATE INDEX "leads_by_stage_change" ON "leads" USING btree ("stage_changed_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_name" ON "leads" USING btree ("name" collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "leads_by_follow_up" ON "leads" USING btree ("next_follow_up_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_budget" ON "leads" USING btree ("budget_max","id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_views, view_pins TO pace_app;
