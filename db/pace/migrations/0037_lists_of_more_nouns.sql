DROP INDEX "listings_by_low_price";--> statement-breakpoint
DROP INDEX "listings_by_high_price";--> statement-breakpoint
DROP INDEX "listings_by_size";--> statement-breakpoint
CREATE INDEX "listings_by_title" ON "listings" USING btree ("title" collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "listings_by_price" ON "listings" USING btree ("price","id");--> statement-breakpoint
CREATE INDEX "listings_by_creation" ON "listings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "listings_shown_status" ON "listings" USING btree ("status") WHERE "listings"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "listings_purpose" ON "listings" USING btree ("purpose");--> statement-breakpoint
CREATE INDEX "listings_property_type" ON "listings" USING btree ("property_type");--> statement-breakpoint
CREATE INDEX "tasks_by_due" ON "tasks" USING btree ("due_at","id");--> statement-breakpoint
CREATE INDEX "tasks_by_done" ON "tasks" USING btree ("done_at","id");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("due_at","id") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "viewings_team" ON "viewings" USING btree ("team_id","starts_at");--> statement-breakpoint
CREATE INDEX "viewings_by_status" ON "viewings" USING btree ("status","starts_at","id");--> statement-breakpoint
CREATE INDEX "viewings_by_creation" ON "viewings" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "listings_by_size" ON "listings" USING btree ("size_sqft","id");