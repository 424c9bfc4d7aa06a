DROP INDEX "entity_events_listing";--> statement-breakpoint
CREATE INDEX "entity_events_partners" ON "entity_events" USING btree ("sequence") WHERE "entity_events"."resource" in ('listing', 'person');