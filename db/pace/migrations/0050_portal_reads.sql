CREATE TABLE "portal_reads" (
	"portal" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"read_before" timestamp (3) with time zone,
	"shown" integer NOT NULL,
	"kept_out" integer NOT NULL,
	"reader" text
);
--> statement-breakpoint
CREATE INDEX "listings_permit_ends" ON "listings" USING btree ("permit_ends_on","id") WHERE "listings"."status" in ('available', 'underOffer') and "listings"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "portal_publications_portal" ON "portal_publications" USING btree ("portal","listing_id");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON portal_reads TO pace_app;
