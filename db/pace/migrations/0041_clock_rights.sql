-- A clock is seen by whoever sees its record: questions read it under the asker's rights.
ALTER TABLE clocks ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY clocks_services ON clocks TO pace_app, pace_sync, pace_auth USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY clocks_asker ON clocks FOR SELECT TO pace_reporting USING (
  EXISTS (SELECT 1 FROM leads WHERE leads.id = clocks.lead_id)
  OR EXISTS (SELECT 1 FROM listings WHERE listings.id = clocks.listing_id));
