CREATE TABLE "call_search" (
	"call_id" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_search" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_search" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text NOT NULL,
	"neighbours" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "enquiries_lead";--> statement-breakpoint
DROP INDEX "calls_lead";--> statement-breakpoint
ALTER TABLE "call_search" ADD CONSTRAINT "call_search_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_search" ADD CONSTRAINT "lead_search_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_search" ADD CONSTRAINT "listing_search_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_search_text" ON "call_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "lead_search_text" ON "lead_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "listing_search_text" ON "listing_search" USING gin ("text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_word" ON "search_words" USING btree ("word");--> statement-breakpoint
CREATE INDEX "search_words_neighbours" ON "search_words" USING gin ("neighbours");--> statement-breakpoint
CREATE INDEX "listings_status" ON "listings" USING btree ("status","updated_at","id");--> statement-breakpoint
CREATE INDEX "listings_bedrooms" ON "listings" USING btree ("bedrooms","updated_at","id");--> statement-breakpoint
CREATE INDEX "listings_by_low_price" ON "listings" USING btree (coalesce("price", 9007199254740991),"id");--> statement-breakpoint
CREATE INDEX "listings_by_high_price" ON "listings" USING btree (coalesce("price", -1),"id");--> statement-breakpoint
CREATE INDEX "listings_by_size" ON "listings" USING btree (coalesce("size_sqft", -1),"id");--> statement-breakpoint
CREATE INDEX "enquiries_applicant" ON "enquiries" USING btree ("applicant_id","received_at");--> statement-breakpoint
CREATE INDEX "leads_email" ON "leads" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "leads_applicant" ON "leads" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "leads_collaborators" ON "leads" USING gin ("collaborator_ids");--> statement-breakpoint
CREATE INDEX "leads_stage" ON "leads" USING btree ("stage","updated_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_creation" ON "leads" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "leads_by_follow_up" ON "leads" USING btree (coalesce("next_follow_up_at", 'infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "leads_by_budget" ON "leads" USING btree (coalesce("budget_max", -1),"id");--> statement-breakpoint
CREATE INDEX "tasks_team" ON "tasks" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "tasks_by_creation" ON "tasks" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "viewings_by_start" ON "viewings" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "calls_phone" ON "calls" USING btree ("caller_phone");--> statement-breakpoint
CREATE INDEX "calls_updated" ON "calls" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "calls_by_liveness" ON "calls" USING btree ((case when "state" in ('ringing', 'live', 'held') then 2 when "state" = 'wrapup' then 1 else 0 end),coalesce("started_at", "created_at"),"id");--> statement-breakpoint
CREATE INDEX "enquiries_lead" ON "enquiries" USING btree ("lead_id","received_at");--> statement-breakpoint
CREATE INDEX "calls_lead" ON "calls" USING btree ("lead_id","created_at");