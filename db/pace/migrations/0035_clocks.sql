CREATE TABLE "clock_reckoning" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"basis" text NOT NULL,
	"after" text,
	CONSTRAINT "clock_reckoning_one" CHECK ("clock_reckoning"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"lead_id" uuid,
	"listing_id" uuid,
	"owner_id" uuid,
	"basis" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"counts_from" timestamp (3) with time zone NOT NULL,
	"spent" double precision NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"warn_at" timestamp (3) with time zone,
	"warned_at" timestamp (3) with time zone,
	"breached_at" timestamp (3) with time zone,
	"rings_at" timestamp (3) with time zone,
	"stopped_at" timestamp (3) with time zone,
	"reason" text,
	CONSTRAINT "clocks_of_one_record" CHECK (num_nonnulls("clocks"."lead_id", "clocks"."listing_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "permit_ends_on" date;--> statement-breakpoint
ALTER TABLE "listings" ADD COLUMN "mandate_ends_on" date;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "paused_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "paused_because" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "clocks_running_of_lead" ON "clocks" USING btree ("lead_id","kind") WHERE "clocks"."stopped_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "clocks_running_of_listing" ON "clocks" USING btree ("listing_id","kind") WHERE "clocks"."stopped_at" is null;--> statement-breakpoint
CREATE INDEX "clocks_to_ring" ON "clocks" USING btree ("rings_at") WHERE "clocks"."rings_at" is not null;--> statement-breakpoint
CREATE INDEX "clocks_of_lead" ON "clocks" USING btree ("lead_id","started_at");--> statement-breakpoint
CREATE INDEX "clocks_of_listing" ON "clocks" USING btree ("listing_id","started_at");--> statement-breakpoint
CREATE INDEX "clocks_breached" ON "clocks" USING btree ("kind","breached_at");--> statement-breakpoint
CREATE INDEX "leads_by_due" ON "leads" USING btree ("due_at","id");