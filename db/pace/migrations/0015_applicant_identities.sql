-- Whoever receives an enquiry finds or makes the contact: the app for what portals send, the sync server for calls and commands.
GRANT SELECT, INSERT ON applicant_identities TO pace_app, pace_sync;--> statement-breakpoint
GRANT INSERT, UPDATE ON applicants TO pace_sync;--> statement-breakpoint

-- A lead is found by whatever its contact was ever called.
CREATE OR REPLACE FUNCTION search_text_of(one leads) RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT search_text(one.name, one.email, one.reference, one.phone,
    (SELECT string_agg(value, ' ' ORDER BY created_at) FROM applicant_identities WHERE applicant_id = one.applicant_id)) $$;--> statement-breakpoint
CREATE FUNCTION index_new_identities() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE lead_search SET text = search_text_of(leads) FROM leads
    WHERE leads.id = lead_id AND leads.applicant_id IN (SELECT applicant_id FROM added);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER applicant_identities_added AFTER INSERT ON applicant_identities REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION index_new_identities();
