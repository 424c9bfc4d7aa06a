ALTER TABLE "new_matches" DROP CONSTRAINT "new_matches_pkey";--> statement-breakpoint
ALTER TABLE "new_matches" ADD CONSTRAINT "new_matches_lead_id_listing_id_pk" PRIMARY KEY("lead_id","listing_id");--> statement-breakpoint
ALTER TABLE "new_matches" DROP COLUMN "homes";--> statement-breakpoint

-- A merge moves what is news to the lead that goes.
GRANT UPDATE (lead_id) ON new_matches TO pace_sync;--> statement-breakpoint

-- News that comes to another lead is its owner's, in the transaction that moves it.
CREATE FUNCTION match_of_lead_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.owner_id := (SELECT owner_id FROM leads WHERE id = NEW.lead_id);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER new_matches_owner BEFORE UPDATE OF lead_id ON new_matches FOR EACH ROW
  EXECUTE FUNCTION match_of_lead_owner();
