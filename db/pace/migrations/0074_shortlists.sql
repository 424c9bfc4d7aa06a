CREATE TABLE "shortlist_homes" (
	"shortlist_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"answer" text,
	"words" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "shortlist_homes_shortlist_id_listing_id_pk" PRIMARY KEY("shortlist_id","listing_id")
);
--> statement-breakpoint
CREATE TABLE "shortlists" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"lead_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"language" text NOT NULL,
	"greeting" text NOT NULL,
	"key_hash" text NOT NULL,
	"former_hashes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	CONSTRAINT "shortlists_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "unsuited_homes" (
	"lead_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"said_by" text NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unsuited_homes_lead_id_listing_id_pk" PRIMARY KEY("lead_id","listing_id")
);
--> statement-breakpoint
ALTER TABLE "shortlist_homes" ADD CONSTRAINT "shortlist_homes_shortlist_id_shortlists_id_fk" FOREIGN KEY ("shortlist_id") REFERENCES "public"."shortlists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist_homes" ADD CONSTRAINT "shortlist_homes_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlists" ADD CONSTRAINT "shortlists_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlists" ADD CONSTRAINT "shortlists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsuited_homes" ADD CONSTRAINT "unsuited_homes_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsuited_homes" ADD CONSTRAINT "unsuited_homes_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shortlist_homes_listing" ON "shortlist_homes" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "shortlists_lead" ON "shortlists" USING btree ("lead_id","created_at","id");--> statement-breakpoint
CREATE INDEX "shortlists_former" ON "shortlists" USING gin ("former_hashes");--> statement-breakpoint
CREATE INDEX "unsuited_homes_listing" ON "unsuited_homes" USING btree ("listing_id");--> statement-breakpoint

-- The app writes them; where two leads become one, the sync server lets them point to the one that stays.
GRANT SELECT, INSERT, UPDATE (key_hash, former_hashes, ends_at, revoked_at, opened_at) ON shortlists TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (answer, words, answered_at) ON shortlist_homes TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON unsuited_homes TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (lead_id) ON shortlists TO pace_sync;--> statement-breakpoint
GRANT SELECT, UPDATE (lead_id) ON unsuited_homes TO pace_sync;
