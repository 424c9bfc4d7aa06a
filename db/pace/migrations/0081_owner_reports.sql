CREATE TABLE "listing_prices" (
	"listing_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"document_seq" bigint DEFAULT 0 NOT NULL,
	"from_price" bigint,
	"to_price" bigint,
	"until" timestamp (3) with time zone,
	"actor" text NOT NULL,
	CONSTRAINT "listing_prices_listing_id_at_document_seq_pk" PRIMARY KEY("listing_id","at","document_seq")
);
--> statement-breakpoint
CREATE TABLE "owner_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"listing_id" uuid NOT NULL,
	"contact_id" uuid,
	"person_id" uuid NOT NULL,
	"language" text NOT NULL,
	"greeting" text NOT NULL,
	"key_hash" text NOT NULL,
	"former_hashes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"last_opened_at" timestamp (3) with time zone,
	CONSTRAINT "owner_reports_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
ALTER TABLE "listing_prices" ADD CONSTRAINT "listing_prices_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_reports" ADD CONSTRAINT "owner_reports_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_reports" ADD CONSTRAINT "owner_reports_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owner_reports" ADD CONSTRAINT "owner_reports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owner_reports_listing" ON "owner_reports" USING btree ("listing_id","created_at","id");--> statement-breakpoint
CREATE INDEX "owner_reports_contact" ON "owner_reports" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "owner_reports_former" ON "owner_reports" USING gin ("former_hashes");--> statement-breakpoint
CREATE INDEX "listings_of_building" ON "listings" USING btree (search_form("building"),"purpose","property_type","bedrooms","updated_at","id") WHERE "listings"."status" in ('available', 'underOffer') and "listings"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "listings_alike" ON "listings" USING btree ("area","purpose","property_type","bedrooms","size_sqft","id") WHERE "listings"."status" in ('available', 'underOffer') and "listings"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "listings_gone" ON "listings" USING btree ("area","purpose","property_type","bedrooms","updated_at","id") WHERE "listings"."status" in ('sold', 'let');--> statement-breakpoint
CREATE INDEX "enquiries_listing" ON "enquiries" USING btree ("listing_id","received_at");--> statement-breakpoint

-- The sync server keeps prices with the rows that they are of; the app makes the links, and where two contacts become one they are the one's that stays.
GRANT SELECT, INSERT, UPDATE, DELETE ON listing_prices TO pace_sync;--> statement-breakpoint
GRANT SELECT ON listing_prices TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (key_hash, former_hashes, ends_at, revoked_at, opened_at, last_opened_at) ON owner_reports TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (contact_id) ON owner_reports TO pace_sync;--> statement-breakpoint

-- The prices that listings were offered at, as far as the log tells; of others, what is asked now.
INSERT INTO listing_prices (listing_id, at, document_seq, from_price, to_price, until, actor)
  SELECT id, at, document_seq, from_price, to_price, until, actor FROM (
    SELECT listings.id, entity_events.at, coalesce(entity_events.document_seq, 0) AS document_seq, (old ->> 'price')::bigint AS from_price,
      (new ->> 'price')::bigint AS to_price, lead(entity_events.at) OVER (PARTITION BY listings.id ORDER BY sequence) AS until, actor
    FROM entity_events JOIN listings ON listings.id::text = key WHERE resource = 'listing' AND new ? 'price'
      AND (new ->> 'price' IS NOT NULL OR old ->> 'price' IS NOT NULL)) AS moves
  ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO listing_prices (listing_id, at, from_price, to_price, actor)
  SELECT id, coalesce(created_at, updated_at), NULL, price, 'service:pace-sync' FROM listings
  WHERE price IS NOT NULL AND NOT EXISTS (SELECT 1 FROM listing_prices WHERE listing_id = listings.id);
