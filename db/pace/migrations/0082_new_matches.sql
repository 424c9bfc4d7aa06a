CREATE TABLE "new_matches" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"owner_id" uuid,
	"homes" integer DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "new_matches" ADD CONSTRAINT "new_matches_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "new_matches" ADD CONSTRAINT "new_matches_listing_id_listings_id_fk" FOREIGN KEY ("listing_id") REFERENCES "public"."listings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "new_matches" ADD CONSTRAINT "new_matches_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "new_matches_desk" ON "new_matches" USING btree ("owner_id","at","lead_id");--> statement-breakpoint
CREATE INDEX "new_matches_listing" ON "new_matches" USING btree ("listing_id");--> statement-breakpoint
CREATE INDEX "new_matches_age" ON "new_matches" USING btree ("at");--> statement-breakpoint

-- The app looks for them and forgets them; whose a lead is changes by the sync server's hand.
GRANT SELECT, INSERT, UPDATE (listing_id, owner_id, homes, at), DELETE ON new_matches TO pace_app;--> statement-breakpoint
GRANT SELECT, UPDATE (owner_id) ON new_matches TO pace_sync;--> statement-breakpoint
CREATE FUNCTION follow_lead_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE new_matches SET owner_id = NEW.owner_id WHERE lead_id = NEW.id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER leads_owner_of_matches AFTER UPDATE OF owner_id ON leads FOR EACH ROW
  WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION follow_lead_owner();--> statement-breakpoint

-- Homes that came before are news to nobody.
INSERT INTO event_cursors (reader, sequence) SELECT 'matches', max(sequence) FROM entity_events HAVING max(sequence) IS NOT NULL;
