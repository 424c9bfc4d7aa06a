CREATE TABLE "listing_showings" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"plan" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listing_origins" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "viewings" ADD COLUMN "interest" text;--> statement-breakpoint
ALTER TABLE "listing_showings" ADD CONSTRAINT "listing_showings_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listing_origins" ADD CONSTRAINT "listing_origins_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint

-- The app alone: what is laid down is changed, never taken away; it goes with its listing. What a listing was made from is said once.
GRANT SELECT, INSERT, UPDATE ON listing_showings TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT ON listing_origins TO pace_app;
