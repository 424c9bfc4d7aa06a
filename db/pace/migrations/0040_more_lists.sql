DROP INDEX "calls_by_liveness";--> statement-breakpoint
DROP INDEX "contacts_by_name";--> statement-breakpoint
DROP INDEX "audit_log_at";--> statement-breakpoint
DROP INDEX "audit_log_actor";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "words" text GENERATED ALWAYS AS (search_text(actor, via, action, target)) STORED;--> statement-breakpoint
CREATE INDEX "contacts_roles" ON "contacts" USING gin ("roles");--> statement-breakpoint
CREATE INDEX "contacts_tags" ON "contacts" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "contacts_language" ON "contacts" USING btree ("language");--> statement-breakpoint
CREATE INDEX "contacts_no_call" ON "contacts" USING btree ("updated_at","id") WHERE "contacts"."do_not_call";--> statement-breakpoint
CREATE INDEX "contacts_archived" ON "contacts" USING btree ("updated_at","id") WHERE "contacts"."archived_at" is not null;--> statement-breakpoint
CREATE INDEX "contacts_companies" ON "contacts" USING btree ("updated_at","id") WHERE "contacts"."kind" = 'company';--> statement-breakpoint
CREATE INDEX "calls_by_phase" ON "calls" USING btree ((case when "state" in ('ringing', 'live', 'held') then 'now' when "state" = 'wrapup' then 'wrapUp' else 'past' end),coalesce("started_at", "created_at"),"id");--> statement-breakpoint
CREATE INDEX "calls_by_start" ON "calls" USING btree (coalesce("started_at", "created_at"),"id");--> statement-breakpoint
CREATE INDEX "calls_disposition" ON "calls" USING btree ("disposition");--> statement-breakpoint
CREATE INDEX "audit_log_outcome" ON "audit_log" USING btree ("outcome","at","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree (left("action", 80),"at","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_target" ON "audit_log" USING btree (left("target", 80),"at","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_via" ON "audit_log" USING btree ("via","at","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_address" ON "audit_log" USING btree ("address");--> statement-breakpoint
CREATE INDEX "audit_log_trace" ON "audit_log" USING btree ("trace_id");--> statement-breakpoint
CREATE INDEX "audit_log_words" ON "audit_log" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_by_name" ON "contacts" USING btree (coalesce("name", "name_ar") collate "und-x-icu","id");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at","sequence");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor","at","sequence");