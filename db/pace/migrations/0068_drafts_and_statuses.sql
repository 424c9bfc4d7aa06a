CREATE TABLE "listing_statuses" (
	"listing_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"document_seq" bigint DEFAULT 0 NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"until" timestamp (3) with time zone,
	"actor" text NOT NULL,
	CONSTRAINT "listing_statuses_listing_id_at_document_seq_pk" PRIMARY KEY("listing_id","at","document_seq")
);
--> statement-breakpoint
CREATE TABLE "message_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"subject" text,
	"text" text NOT NULL,
	"program" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "listing_statuses" ADD CONSTRAINT "listing_statuses_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_drafts" ADD CONSTRAINT "message_drafts_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "listing_statuses_to" ON "listing_statuses" USING btree ("to_status","at");--> statement-breakpoint
CREATE INDEX "message_drafts_open" ON "message_drafts" USING btree ("person_id","lead_id","created_at","id") WHERE "message_drafts"."ended" is null;--> statement-breakpoint
CREATE INDEX "message_drafts_lead" ON "message_drafts" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "message_drafts_created" ON "message_drafts" USING btree ("created_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON message_drafts TO pace_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON listing_statuses TO pace_sync;--> statement-breakpoint
GRANT SELECT ON listing_statuses TO pace_app, pace_reporting;--> statement-breakpoint
-- Seen as far as the listing itself is.
ALTER TABLE listing_statuses ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY listing_statuses_services ON listing_statuses TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY listing_statuses_asker ON listing_statuses FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM listings WHERE listings.id = listing_statuses.listing_id));--> statement-breakpoint

-- The statuses that listings went through, as far as the log tells; of others, how they stand.
INSERT INTO listing_statuses (listing_id, at, document_seq, from_status, to_status, until, actor)
  SELECT id, at, document_seq, from_status, to_status, until, actor FROM (
    SELECT listings.id, entity_events.at, coalesce(entity_events.document_seq, 0) AS document_seq, old ->> 'status' AS from_status,
      new ->> 'status' AS to_status, lead(entity_events.at) OVER (PARTITION BY listings.id ORDER BY sequence) AS until, actor
    FROM entity_events JOIN listings ON listings.id::text = key WHERE resource = 'listing' AND new ->> 'status' IS NOT NULL) AS moves
  ON CONFLICT DO NOTHING;--> statement-breakpoint
INSERT INTO listing_statuses (listing_id, at, from_status, to_status, actor)
  SELECT id, coalesce(created_at, updated_at), NULL, status, 'service:pace-sync' FROM listings
  WHERE NOT EXISTS (SELECT 1 FROM listing_statuses WHERE listing_id = listings.id);
